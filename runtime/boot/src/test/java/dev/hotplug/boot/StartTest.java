package dev.hotplug.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BASE = "b".repeat(64);
    private static final Pending REQUEST = new Pending("r1", 2, "1.0.0", "2.0.0", true);

    private static BootRecord record(long committed, long previous) {
        BootRecord fresh = BootRecord.fresh(BASE, 5);
        return new BootRecord(1, BASE, committed, previous, -1, 0, 0, 5, fresh.pending(), List.of());
    }

    private static Start of(BootRecord record) {
        return Start.of(Optional.of(record), BASE, NOW);
    }

    @Test
    void withoutARecordTheDistributionRunsAndNothingIsWritten() {
        Start start = Start.of(Optional.empty(), BASE, NOW);

        assertEquals(BootRecord.GOLDEN, start.generation());
        assertFalse(start.write());
    }

    @Test
    void anInterruptedSwapIsTheOldSetWithAnOutcome() {
        Start start = of(record(1, 0).begun(REQUEST));

        assertEquals(1, start.generation());
        assertTrue(start.write());
        assertEquals(Optional.empty(), start.record().pending());
        assertEquals("r1 RETURNED INTERRUPTED", words(start));
    }

    @Test
    void aTrialHasThreeStartsThenTheOldSetComesBack() {
        BootRecord record = record(1, 0).begunTrial(REQUEST);
        for (int i = 0; i < BootRecord.TRIES; i++) {
            Start start = of(record);
            assertEquals(2, start.generation());
            assertTrue(start.trial());
            record = start.record();
        }

        Start back = of(record);

        assertEquals(1, back.generation());
        assertFalse(back.trial());
        assertEquals("r1 RETURNED NOT_STARTED", words(back));
        assertEquals(1, of(back.record()).generation());
    }

    @Test
    void aCommittedSetThatCrashesAgainAndAgainGivesWayToThePreviousThenToTheDistribution() {
        BootRecord record = record(2, 1);
        StringBuilder ran = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            Start start = of(record);
            ran.append(start.generation());
            record = start.record();
        }

        assertEquals("222111000", ran.toString());
        assertEquals(List.of("CRASH_LOOP", "CRASH_LOOP"), record.history().stream().map(Ended::reason).toList());
    }

    @Test
    void withoutAPreviousSetItIsTheDistributionAfterSix() {
        BootRecord record = record(2, BootRecord.NONE);
        StringBuilder ran = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            Start start = of(record);
            ran.append(start.generation());
            record = start.record();
        }

        assertEquals("22222200", ran.toString());
    }

    @Test
    void tenGoodMinutesStartTheCountAgain() {
        BootRecord record = of(of(record(2, 1)).record()).record();
        assertEquals(2, record.fails());

        assertEquals(2, of(record.fails(0)).generation());
        assertEquals(1, of(record.fails(0)).record().fails());
    }

    @Test
    void damagedFilesGoBackOneStep() {
        assertEquals(1, of(record(2, 1)).insteadOfDamaged("gone", NOW).generation());
        assertEquals(0, of(record(2, -1)).insteadOfDamaged("gone", NOW).generation());
        Start trial = of(record(1, 0).begunTrial(REQUEST)).insteadOfDamaged("gone", NOW);
        assertEquals(1, trial.generation());
        assertEquals("r1 RETURNED FAILED", words(trial));
    }

    @Test
    void anotherDistributionRunsItsOwnSetAndKeepsCounterAndHistory() {
        Start start = Start.of(Optional.of(record(2, 1).begun(REQUEST)), "c".repeat(64), NOW);

        assertEquals(BootRecord.GOLDEN, start.generation());
        assertEquals(5, start.record().counter());
        assertEquals("r1 RETURNED INTERRUPTED", words(start));
        assertEquals("c".repeat(64), start.record().base());
    }

    @Test
    void theCommitHoldsSetAndOutcomeAndNeverLowersTheCounter() {
        Ended ended = new Ended("r1", Ended.INSTALLED, "", "1.0.0", "2.0.0", NOW, "installed");
        BootRecord record = record(1, 0).begun(REQUEST).installed(2, 3, ended);

        assertEquals(List.of(2L, 1L), record.needed());
        assertEquals(5, record.counter());
        assertEquals(List.of(ended), record.history());
    }

    private static String words(Start start) {
        Ended last = start.record().history().get(start.record().history().size() - 1);
        return last.request() + " " + last.result() + " " + last.reason();
    }
}
