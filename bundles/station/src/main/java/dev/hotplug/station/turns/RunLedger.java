package dev.hotplug.station.turns;

import dev.hotplug.loop.Stamp;
import dev.hotplug.store.Fields;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known of the clock in this run of the process and in those before it. Immutable; a stored document.
 *
 * @param current number of the present run, from 1; 0 before the first
 * @param runs    by number, the newest {@value #KEPT}
 */
record RunLedger(long current, NavigableMap<Long, Run> runs) {

    /** Older runs are forgotten; stamps of theirs keep the time they were given. */
    static final int KEPT = 32;

    /** No charger with this software has run before; a clock that says so has not been set. */
    static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

    static final RunLedger EMPTY = new RunLedger(0, new TreeMap<>());

    private static final String CURRENT = "current";
    private static final String RUN = "run.";

    /** How far the time of a run can be trusted. */
    enum Source {
        /** The system's clock had never been set: it ran from 1970 or from when it was made. */
        UNSET,
        /** The system's clock. */
        SYSTEM,
        /** The central system told the time. */
        CENTRAL
    }

    /**
     * One run of the process.
     *
     * @param originMillis wall time at its beginning, ms since 1970 UTC
     * @param source       who said so
     * @param spanMillis   only for UNSET: it lasted at most this long as far as its stamps go
     */
    record Run(long originMillis, Source source, long spanMillis) {

        static Run begun(long wallMillis) {
            return new Run(wallMillis, wallMillis < EARLIEST.toEpochMilli() ? Source.UNSET : Source.SYSTEM, 0);
        }

        static Run parse(String text) {
            String[] parts = text.split(" ");
            if (parts.length < 3) {
                throw new IllegalArgumentException("not a run: " + text);
            }
            return new Run(Long.parseLong(parts[0]), Source.valueOf(parts[1]), Long.parseLong(parts[2]));
        }

        String text() {
            return originMillis + " " + source + " " + spanMillis;
        }
    }

    /** Reads what {@link #fields} wrote. */
    static RunLedger read(Fields fields) {
        NavigableMap<Long, Run> runs = new TreeMap<>();
        fields.values().forEach((name, text) -> {
            if (name.startsWith(RUN)) {
                runs.put(Long.parseLong(name.substring(RUN.length())), Run.parse(text));
            }
        });
        return new RunLedger(fields.number(CURRENT, 0), runs);
    }

    Fields fields() {
        Fields fields = Fields.of(CURRENT, Long.toString(current));
        for (var run : runs.entrySet()) {
            fields = fields.with(RUN + run.getKey(), run.getValue().text());
        }
        return fields;
    }

    /** The next run begins while the system's clock says {@code wallMillis}. */
    RunLedger begin(long number, long wallMillis) {
        return with(number, Run.begun(wallMillis));
    }

    /** More is known of the present run. */
    RunLedger with(Run run) {
        return with(current, run);
    }

    Run run() {
        return runs.get(current);
    }

    /**
     * When a stamp was made. One made while the clock was known keeps its time. One of a run that learned the time later is
     * counted from the beginning of that run. Any other keeps its time too, unless that is before {@link #EARLIEST}: then
     * its run is taken to have ended where the next dated one began, which is the latest it can have been.
     */
    Instant date(Stamp stamp) {
        Run run = runs.get(stamp.boot());
        boolean believable = stamp.known() || !stamp.wall().isBefore(EARLIEST);
        if (stamp.known() || run == null || believable && run.source() != Source.CENTRAL) {
            return stamp.wall();
        }
        OptionalLong origin = origin(stamp.boot());
        return origin.isPresent() ? Instant.ofEpochMilli(origin.getAsLong() + stamp.elapsedMillis()) : stamp.wall();
    }

    private OptionalLong origin(long number) {
        long span = 0;
        for (var entry : runs.tailMap(number, true).entrySet()) {
            Run run = entry.getValue();
            if (run.source() != Source.UNSET) {
                return OptionalLong.of(run.originMillis() - span);
            }
            span += run.spanMillis();
        }
        return OptionalLong.empty();
    }

    private RunLedger with(long number, Run run) {
        NavigableMap<Long, Run> more = new TreeMap<>(runs);
        more.put(number, run);
        while (more.size() > KEPT) {
            more.pollFirstEntry();
        }
        return new RunLedger(number, more);
    }
}
