package dev.hotplug.boot;

import java.time.Instant;
import java.util.Optional;

/**
 * What a start of the process begins with. Pure: reads nothing and writes nothing.
 *
 * @param generation which set to start
 * @param trial      whether it has to prove itself
 * @param record     what the boot record has to say before anything starts
 * @param write      whether that is something new
 * @param remark     one sentence for the log; empty when nothing is unusual
 */
public record Start(long generation, boolean trial, BootRecord record, boolean write, Optional<String> remark) {

    /** Starts in a row without ten good minutes after which a committed set is given up for the one before it. */
    public static final int FAILS_TO_PREVIOUS = 3;
    /** The same, for the distribution's own set. */
    public static final int FAILS_TO_GOLDEN = 6;

    /** Prefix of requests that the charger gives itself. */
    public static final String OWN = "hotplug:";

    private static final String LOOP = OWN + "crash-loop";
    private static final String DAMAGED = OWN + "damaged";

    /**
     * Decides from the record as it was read.
     *
     * @param found  empty when there is none
     * @param base   SHA-256 of the distribution's own set for this model
     * @param now    wall time as the machine believes it, for outcomes
     */
    public static Start of(Optional<BootRecord> found, String base, Instant now) {
        BootRecord record = found.orElseGet(() -> BootRecord.fresh(base, 0));
        if (!record.base().equals(base)) {
            return otherDistribution(record, base, now);
        }
        if (record.trial() != BootRecord.NONE) {
            return trial(record, now);
        }
        BootRecord settled = record.pending().isPresent() ? record.returned(interrupted(record.pending().get(), now)) : record;
        return committed(settled, settled != record, now);
    }

    /** Decides when the record cannot be read: the distribution's own set, and a new record. */
    public static Start withoutRecord(String base, String why) {
        return new Start(
                BootRecord.GOLDEN,
                false,
                BootRecord.fresh(base, 0),
                true,
                Optional.of("The boot record is damaged (" + why + "); the distribution's own set is started"));
    }

    /** What this start comes to when the files of its generation turn out to be missing or damaged. */
    public Start insteadOfDamaged(String why, Instant now) {
        String sentence = "Generation " + generation + " is damaged: " + why;
        if (trial) {
            Pending request = record.pending().orElseThrow();
            BootRecord next = record.returned(new Ended(
                    request.request(), Ended.RETURNED, "FAILED", request.fromVersion(), request.version(), now, sentence));
            return new Start(next.committed(), false, next, true, Optional.of(sentence));
        }
        long to = record.previous() == BootRecord.NONE ? BootRecord.GOLDEN : record.previous();
        BootRecord next = record.fellBack(to, new Ended(DAMAGED, Ended.RETURNED, "FAILED", "", "", now, sentence));
        return new Start(to, false, next, true, Optional.of(sentence));
    }

    private static Start otherDistribution(BootRecord record, String base, Instant now) {
        BootRecord settled = record.pending().map(request -> record.returned(interrupted(request, now))).orElse(record);
        return new Start(
                BootRecord.GOLDEN,
                false,
                settled.rebased(base),
                true,
                Optional.of("Another distribution was unpacked, or another model chosen; its own set is started"));
    }

    private static Start trial(BootRecord record, Instant now) {
        Pending request = record.pending().orElseGet(() -> new Pending(OWN + "trial", record.trial(), "", "", false));
        if (record.tries() > 0) {
            BootRecord tried = record.tried();
            return new Start(
                    record.trial(), true, tried, true, Optional.of("The new set is tried; " + tried.tries() + " more tries after this one"));
        }
        BootRecord given = record.returned(new Ended(
                request.request(), Ended.RETURNED, "NOT_STARTED", request.fromVersion(), request.version(), now,
                "the new set did not prove itself in " + BootRecord.TRIES + " starts"));
        return new Start(given.committed(), false, given, true, Optional.of("The new set did not prove itself; the old one is started"));
    }

    private static Start committed(BootRecord record, boolean settled, Instant now) {
        if (record.committed() == BootRecord.GOLDEN) {
            return new Start(BootRecord.GOLDEN, false, record, settled, Optional.empty());
        }
        int fails = record.fails() + 1;
        boolean golden = record.fails() >= FAILS_TO_GOLDEN;
        if (golden || record.fails() >= FAILS_TO_PREVIOUS && record.previous() != BootRecord.NONE) {
            long to = golden ? BootRecord.GOLDEN : record.previous();
            String sentence = "generation " + record.committed() + " was started " + record.fails() + " times and never ran well for long";
            BootRecord back = record.fails(fails).fellBack(to, new Ended(LOOP, Ended.RETURNED, "CRASH_LOOP", "", "", now, sentence));
            return new Start(to, false, back, true, Optional.of("The charger goes back to generation " + to + ": " + sentence));
        }
        return new Start(record.committed(), false, record.fails(fails), true, Optional.empty());
    }

    private static Ended interrupted(Pending request, Instant now) {
        return new Ended(
                request.request(), Ended.RETURNED, "INTERRUPTED", request.fromVersion(), request.version(), now,
                "the process ended while the update was being installed");
    }
}
