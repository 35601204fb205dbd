package dev.hotplug.station.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class StationLoopTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int ROOM = 256;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final StationLoop loop = new StationLoop(nanos::get, ROOM);
    private final List<String> ran = new ArrayList<>();

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void turnsRunInOrderOnOneThreadNamedStation() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        loop.post(() -> thread.set(Thread.currentThread()));
        loop.post(note("a"));
        loop.post(() -> ran.add(loop.inTurn() + " " + (thread.get() == Thread.currentThread())));
        assertTrue(loop.drain(LIMIT));
        assertEquals(List.of("a", "true true"), ran);
        assertEquals("station", thread.get().getName());
        assertTrue(thread.get().isDaemon());
        assertFalse(loop.inTurn());
    }

    @Test
    void anExceptionOrErrorInATurnDoesNotStopTheLoop() {
        loop.post(() -> {
            throw new IllegalStateException("expected by the test");
        });
        loop.post(() -> {
            throw new NoClassDefFoundError("expected by the test");
        });
        loop.post(note("after"));
        assertTrue(loop.drain(LIMIT));
        assertEquals(List.of("after"), ran);
    }

    @Test
    void aTimerRunsByElapsedTimeOverTheWrapOfTheClockToo() {
        loop.after(Duration.ofMillis(5), note("late"));
        loop.after(Duration.ofMillis(2), note("early"));
        forward(Duration.ofMillis(1));
        assertEquals(List.of(), ran);
        forward(Duration.ofMillis(1));
        assertEquals(List.of("early"), ran);
        forward(Duration.ofMillis(10));
        assertEquals(List.of("early", "late"), ran);
    }

    @Test
    void aTimerOfZeroOrLessRunsAtOnceAndOneOfForeverNever() {
        loop.after(Duration.ZERO, note("zero"));
        loop.after(Duration.ofSeconds(-1), note("negative"));
        loop.after(Duration.ofSeconds(Long.MAX_VALUE), note("forever"));
        assertTrue(loop.drain(LIMIT));
        forward(Duration.ofDays(10_000));
        assertEquals(2, ran.size());
        assertEquals(1, loop.timers());
    }

    @Test
    void aCancelledTimerDoesNotRunAndLeavesNothingBehind() {
        Loop.Timer timer = loop.after(Duration.ofMillis(1), note("cancelled"));
        timer.cancel();
        timer.cancel();
        assertEquals(0, loop.timers());
        forward(Duration.ofSeconds(1));
        assertEquals(List.of(), ran);
    }

    @Test
    void aTimerCancelledByATurnThatRunsWhenItIsDueDoesNotRun() {
        AtomicReference<Loop.Timer> second = new AtomicReference<>();
        loop.post(() -> {
            loop.after(Duration.ofMillis(1), () -> second.get().cancel());
            second.set(loop.after(Duration.ofMillis(1), note("cancelled")));
        });
        assertTrue(loop.drain(LIMIT));
        forward(Duration.ofMillis(1));
        assertTrue(loop.drain(LIMIT));
        assertEquals(List.of(), ran);
    }

    @Test
    void whatComesFromTheNetworkWaitsForRoomAndTheHardwareDoesNot() throws InterruptedException {
        CountDownLatch stuck = stuckTurn();
        AtomicInteger done = new AtomicInteger();
        Thread network = new Thread(() -> floodWhenRoom(ROOM + 1, done));
        network.start();
        while (network.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        loop.post(note("hardware"));
        assertEquals(0, done.get());
        stuck.countDown();
        network.join();
        assertTrue(loop.drain(LIMIT));
        assertEquals(ROOM + 1, done.get());
        assertEquals(List.of("hardware"), ran);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 256, 300})
    void howManyTurnsFromTheNetworkMayWaitFollowsTheConfiguration(int room) throws InterruptedException {
        CountDownLatch stuck = stuckTurn();
        AtomicInteger posted = new AtomicInteger();
        for (int i = 0; i < Math.min(room, ROOM) - 1; i++) {
            loop.postWhenRoom(posted::incrementAndGet);
        }
        loop.networkTurns(room);
        Thread network = new Thread(() -> floodWhenRoom(ROOM * 2, posted));
        network.start();
        while (network.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(room, loop.networkTurnsWaiting());
        stuck.countDown();
        network.join();
        assertTrue(loop.drain(LIMIT));
        assertEquals(Math.min(room, ROOM) - 1 + ROOM * 2, posted.get());
    }

    @Test
    void aTurnMayNotWaitForRoom() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        loop.post(() -> thrown.set(assertThrows(IllegalStateException.class, () -> loop.postWhenRoom(note("never")))));
        assertTrue(loop.drain(LIMIT));
        assertEquals(IllegalStateException.class, thrown.get().getClass());
    }

    @Test
    void drainGivesUpWhenATurnDoesNotEndAndReturnsAtOnceOnTheLoop() {
        CountDownLatch stuck = stuckTurn();
        assertFalse(loop.drain(Duration.ofMillis(1)));
        loop.post(() -> ran.add("on the loop " + loop.drain(Duration.ZERO)));
        stuck.countDown();
        assertTrue(loop.drain(LIMIT));
        assertEquals(List.of("on the loop true"), ran);
    }

    @Test
    void stoppingRunsWhatWasPostedAndNothingAfterwards() throws InterruptedException {
        CountDownLatch stuck = stuckTurn();
        loop.after(Duration.ofMillis(1), note("timer"));
        loop.post(note("posted before"));
        loop.post(() -> loop.post(note("posted by a turn that runs after the stop")));
        Thread stopper = new Thread(loop::stop);
        stopper.start();
        while (loop.timers() > 0) {
            Thread.onSpinWait();
        }
        stuck.countDown();
        stopper.join();
        loop.post(note("posted after"));
        loop.postWhenRoom(note("posted after"));
        loop.after(Duration.ZERO, note("after")).cancel();
        assertTrue(loop.drain(Duration.ZERO));
        assertEquals(List.of("posted before"), ran);
    }

    @Test
    void stoppingLetsThoseGoWhoWaitForRoom() throws InterruptedException {
        CountDownLatch stuck = stuckTurn();
        Thread network = new Thread(() -> floodWhenRoom(ROOM + 1, new AtomicInteger()));
        network.start();
        while (network.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread stopper = new Thread(loop::stop);
        stopper.start();
        network.join();
        stuck.countDown();
        stopper.join();
    }

    private void floodWhenRoom(int turns, AtomicInteger done) {
        try {
            for (int i = 0; i < turns; i++) {
                loop.postWhenRoom(done::incrementAndGet);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds the loop until the latch is counted down. */
    private CountDownLatch stuckTurn() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop.post(() -> {
            begun.countDown();
            await(release);
        });
        await(begun);
        return release;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Runnable note(String what) {
        return () -> ran.add(what);
    }

    /** Moves the clock and lets the loop look at it. */
    private void forward(Duration by) {
        nanos.addAndGet(by.toNanos());
        assertTrue(loop.drain(LIMIT));
        assertTrue(loop.drain(LIMIT));
    }
}
