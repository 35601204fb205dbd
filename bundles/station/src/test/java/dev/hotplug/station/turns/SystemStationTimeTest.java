package dev.hotplug.station.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Stamp;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemStationTimeTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNSET = Instant.parse("1970-01-01T00:00:20Z");

    private final MemoryStore store = new MemoryStore();
    private long nanos = 77;
    private Instant system = START;

    @Test
    void bothClocksGoWithMonotonicTime() {
        SystemStationTime time = boot(START);
        forward(Duration.ofMillis(1500));
        assertEquals(1500, time.elapsedMillis());
        assertEquals(START.plusMillis(1500), time.now());
        assertFalse(time.known());
    }

    @Test
    void aStepOfTheSystemClockChangesNothing() {
        SystemStationTime time = boot(START);
        forward(Duration.ofSeconds(1));
        system = START.plus(Duration.ofDays(300));
        assertEquals(START.plusSeconds(1), time.now());
        system = UNSET;
        assertEquals(START.plusSeconds(1), time.now());
    }

    @Test
    void aClockThatWasNotSetAndIsSetByNtpIsFollowedOnce() {
        SystemStationTime time = boot(UNSET);
        forward(Duration.ofSeconds(5));
        Stamp before = time.stamp();
        system = START;
        assertEquals(START, time.now());
        assertEquals(START, time.date(before));
        assertFalse(time.known());
        system = START.plus(Duration.ofDays(1));
        assertEquals(START, time.now());
    }

    @Test
    @Shows("S23")
    void statement23_theCentralSystemSetsTheClockExactlyTheFirstTime() {
        SystemStationTime time = boot(START);
        forward(Duration.ofSeconds(10));
        time.correct(START.plusSeconds(10).plusMillis(300));
        assertTrue(time.known());
        assertEquals(START.plusSeconds(10).plusMillis(300), time.now());
    }

    @Test
    void laterCorrectionsBelowASecondAreRoundingAndAreIgnored() {
        SystemStationTime time = boot(START);
        time.correct(START);
        time.correct(START.plusMillis(999));
        assertEquals(START, time.now());
        time.correct(START.minusMillis(999));
        assertEquals(START, time.now());
        time.correct(START.plusMillis(1000));
        assertEquals(START.plusMillis(1000), time.now());
    }

    @Test
    @Shows("S23")
    void statement23_aSmallStepBackMakesTheClockStandStillUntilItIsCaughtUp() {
        SystemStationTime time = boot(START);
        time.correct(START.minusSeconds(4));
        assertEquals(START, time.now());
        forward(Duration.ofSeconds(3));
        assertEquals(START, time.now());
        forward(Duration.ofSeconds(2));
        assertEquals(START.plusSeconds(1), time.now());
    }

    @Test
    void aLargeStepBackIsAJump() {
        SystemStationTime time = boot(START);
        time.correct(START.minusSeconds(11));
        assertEquals(START.minusSeconds(11), time.now());
    }

    @Test
    @Shows("S23")
    void statement23_stampsFromBeforeTheClockWasKnownAreRedated() {
        SystemStationTime time = boot(UNSET);
        forward(Duration.ofSeconds(30));
        Stamp early = time.stamp();
        assertFalse(early.known());
        assertEquals(UNSET.plusSeconds(30), time.date(early));
        forward(Duration.ofSeconds(30));
        time.correct(START);
        assertEquals(START.minusSeconds(30), time.date(early));
    }

    @Test
    void aStampOfAKnownClockKeepsItsTimeWhateverIsLearnedLater() {
        SystemStationTime time = boot(START);
        time.correct(START);
        Stamp stamp = time.stamp();
        time.correct(START.plusSeconds(100));
        assertEquals(START, time.date(stamp));
    }

    @Test
    void earlierStampsAreDatedByTheFirstCorrectionNotByLaterOnes() {
        SystemStationTime time = boot(START);
        Stamp stamp = time.stamp();
        time.correct(START.plusSeconds(60));
        time.correct(START.plusSeconds(90));
        assertEquals(START.plusSeconds(60), time.date(stamp));
    }

    @Test
    void everyRunHasANumberOfItsOwnWhichIsDurableBeforeAnyStampOfIt() {
        store.hold();
        SystemStationTime time = boot(START);
        assertEquals(1, time.stamp().boot());
        store.commit(new Batch().append("log", Fields.of("at", time.stamp().text())));
        assertTrue(store.copy().document("station", "clock").isEmpty());
        store.release();
        assertEquals(2, boot(START).stamp().boot());
        assertEquals(3, boot(START).stamp().boot());
    }

    @Test
    void aRunNumberThatCouldNotBeStoredIsStoredWithTheNextStamp() {
        store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        SystemStationTime time = boot(START);
        store.failWith(null);
        time.stamp();
        assertEquals(2, boot(START).stamp().boot());
    }

    @Test
    void aStampOfAnEarlierRunThatLearnedTheTimeLaterIsRedatedAfterARestart() {
        SystemStationTime before = boot(UNSET);
        Stamp early = before.stamp();
        forward(Duration.ofSeconds(10));
        before.correct(START.plusSeconds(10));
        SystemStationTime after = boot(START.plusSeconds(500));
        assertEquals(START, after.date(early));
    }

    @Test
    void aStampOfARunThatNeverKnewKeepsTheSystemsTime() {
        SystemStationTime before = boot(START);
        Stamp stamp = before.stamp();
        SystemStationTime after = boot(START.plusSeconds(500));
        after.correct(START.plusSeconds(9_000));
        assertEquals(START, after.date(stamp));
    }

    @Test
    void aStampOfARunWithoutAnyClockIsPlacedBeforeTheNextRunThatHadOne() {
        SystemStationTime before = boot(UNSET);
        Stamp begin = before.stamp();
        forward(Duration.ofMinutes(30));
        Stamp end = before.stamp();
        SystemStationTime after = boot(UNSET);
        assertEquals(begin.wall(), after.date(begin));
        after.correct(START);
        assertTrue(after.date(end).isBefore(START));
        assertTrue(after.date(end).isAfter(START.minus(SystemStationTime.SPAN_AHEAD).minusMillis(1)));
        assertEquals(Duration.ofMinutes(30), Duration.between(after.date(begin), after.date(end)));
    }

    @Test
    void runsWithoutAClockFollowOneAnother() {
        SystemStationTime first = boot(UNSET);
        forward(Duration.ofMinutes(5));
        Stamp inFirst = first.stamp();
        Stamp inSecond = boot(UNSET).stamp();
        SystemStationTime third = boot(START);
        assertTrue(third.date(inFirst).isBefore(third.date(inSecond)));
        assertTrue(third.date(inSecond).isBefore(START));
    }

    @Test
    void withoutAClockTheStoreIsWrittenOnceAMinuteAndOnlyWhenSomethingHappens() {
        SystemStationTime time = boot(UNSET);
        time.stamp();
        int commits = store.commits();
        for (int i = 0; i < 59; i++) {
            forward(Duration.ofSeconds(1));
            time.stamp();
        }
        assertEquals(commits, store.commits());
        forward(Duration.ofSeconds(1));
        time.stamp();
        assertEquals(commits + 1, store.commits());
    }

    @Test
    void heartbeatsDoNotWriteToTheStore() {
        SystemStationTime time = boot(START);
        time.correct(START.plusSeconds(5));
        int commits = store.commits();
        time.correct(START.plusSeconds(50));
        time.stamp();
        assertEquals(commits, store.commits());
    }

    @Test
    void onlyTheNewestRunsAreKeptAndOlderStampsKeepTheirTime() {
        SystemStationTime first = boot(UNSET);
        Stamp stamp = first.stamp();
        first.correct(START);
        for (int i = 0; i < RunLedger.KEPT; i++) {
            boot(START);
        }
        SystemStationTime last = boot(START);
        assertEquals(RunLedger.KEPT + 2, last.stamp().boot());
        assertEquals(UNSET, last.date(stamp));
        assertEquals(RunLedger.KEPT + 1, store.document("station", "clock").orElseThrow().values().size());
    }

    @Test
    void anUnreadableDocumentDoesNotPreventTheStartNorRepeatARunNumber() {
        store.commit(new Batch().put("station", "clock", Fields.of("current", "7", "run.7", "garbage")));
        long number = boot(START).stamp().boot();
        assertTrue(number > 7, () -> "run " + number);
        assertEquals(number + 1, boot(START).stamp().boot());
    }

    private SystemStationTime boot(Instant systemClock) {
        system = systemClock;
        return new SystemStationTime(store, new Clocks(() -> nanos, () -> system.toEpochMilli()));
    }

    private void forward(Duration by) {
        nanos += by.toNanos();
    }
}
