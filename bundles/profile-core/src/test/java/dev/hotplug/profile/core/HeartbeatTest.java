package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant CENTRAL_TIME = Instant.parse("2026-05-05T05:05:05Z");

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop)
            .answering("Heartbeat", request -> new Heartbeat.Conf(CENTRAL_TIME));
    private final MemoryHandOver handOver = new MemoryHandOver();
    private final MemorySettings settings = new MemorySettings();
    private HeartbeatSender heartbeat = start();

    private HeartbeatSender start() {
        HeartbeatSender started = new HeartbeatSender(loop, time, central, central, settings, handOver);
        settings.add(started);
        central.bind(started);
        return started;
    }

    private void advance(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private void online() {
        central.connect();
        central.accept();
    }

    @Test
    @Shows("Heartbeat")
    void everyIntervalFromTheAcceptanceOn() {
        advance(100);
        online();
        advance(299);
        assertEquals(0, central.sent.size());
        advance(1);
        assertEquals(1, central.sent.size());
        advance(300);
        assertEquals(2, central.sent.size());
    }

    @Test
    @Shows("S16")
    void s16NoHeartbeatBeforeAccepted() {
        central.connect();
        loop.run(() -> central.set(State.Pending, Optional.empty()));
        advance(1000);
        assertEquals(0, central.sent.size());
    }

    @Test
    @Shows("S23")
    void s23TheAnswerSetsTheClock() {
        online();
        advance(300);
        assertEquals(CENTRAL_TIME, time.now());
        assertTrue(time.known());
    }

    @Test
    @Shows("S23")
    void s23AnAnswerThatTookLongDoesNotPutARightClockBack() {
        FakeCentralSystem slow = new FakeCentralSystem(loop);
        slow.bind(new HeartbeatSender(loop, time, slow, slow, settings, new MemoryHandOver()));
        slow.connect();
        slow.accept();
        advance(300);
        Instant asked = time.now();
        advance(20);
        Instant right = time.now();
        slow.answer(new Heartbeat.Conf(asked));
        assertEquals(right, time.now());
        assertTrue(time.known());
    }

    @Test
    @Shows("S23")
    void s23TheIntervalIsAtMostADay() {
        assertTrue(HeartbeatSender.INTERVAL.rule().judge("86401").refusal().isPresent());
        assertTrue(HeartbeatSender.INTERVAL.rule().judge("0").refusal().isPresent());
        assertTrue(HeartbeatSender.INTERVAL.rule().judge("86400").refusal().isEmpty());
    }

    @Test
    @Shows({"HeartbeatInterval", "S74"})
    void s74AChangedIntervalIsEffectiveAtOnce() {
        online();
        advance(100);
        loop.run(() -> settings.change("heartbeatinterval", "10"));
        loop.run();
        assertEquals(0, central.sent.size());
        advance(0);
        assertEquals(1, central.sent.size(), "more than 10 s have passed already");
        advance(10);
        assertEquals(2, central.sent.size());
    }

    @Test
    void oneDueWhileTheLinkIsDownIsSentWhenItIsBack() {
        online();
        advance(100);
        central.disconnect();
        advance(1000);
        assertEquals(0, central.sent.size());
        central.connect();
        advance(0);
        assertEquals(1, central.sent.size());
        assertEquals(1, loop.pendingTimers());
    }

    @Test
    void anUnansweredHeartbeatIsFollowedByTheNextNotByAHeap() {
        FakeCentralSystem silent = new FakeCentralSystem(loop);
        HeartbeatSender sender = new HeartbeatSender(loop, time, silent, silent, settings, handOver);
        silent.bind(sender);
        silent.connect();
        silent.accept();
        advance(3000);
        assertEquals(1, silent.sent.size());
        silent.timeOut();
        advance(0);
        assertEquals(2, silent.sent.size());
    }

    @Test
    void aSwapKeepsTheRhythm() {
        online();
        advance(200);
        central.unbind(heartbeat);
        settings.remove(heartbeat);
        heartbeat.deactivate();
        assertEquals(0, loop.pendingTimers());
        heartbeat = start();
        advance(99);
        assertEquals(0, central.sent.size());
        advance(1);
        assertEquals(1, central.sent.size());
    }
}
