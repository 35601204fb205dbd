package dev.hotplug.updater;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Generations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs, and the record that says so. Written by the updater's thread alone; may be read by any. */
final class Sets {

    private final BootRecords records;
    private final Generations generations;
    private volatile BootRecord record;
    private volatile Generation running;

    /**
     * @param running as the launcher started it
     * @param base    what a fresh record is made for
     * @throws IOException when there is a record that cannot be read
     */
    Sets(BootRecords records, Generations generations, Generation running, String base) throws IOException {
        this.records = records;
        this.generations = generations;
        this.running = running;
        this.record = records.read().orElseGet(() -> BootRecord.fresh(base, 0));
    }

    BootRecord record() {
        return record;
    }

    Generation running() {
        return running;
    }

    /** Security counter below which nothing is installed. */
    long counter() {
        return Math.max(record.counter(), running.counter());
    }

    /** Whether what runs has still to prove itself. */
    boolean onTrial() {
        return record.trial() != BootRecord.NONE && record.trial() == running.number();
    }

    /** Makes a record durable. */
    void write(BootRecord next) throws IOException {
        record = records.write(next);
    }

    /** From here on another generation runs; the record says so already. */
    void runs(Generation generation) {
        running = generation;
    }

    /** Puts a generation on the disk under a number of its own, and with the first one the set of the distribution, to go back to. */
    Generation stage(Generation generation) throws IOException {
        Generation numbered = generation.numbered(generations.nextNumber(record));
        generations.seal(running.number() == BootRecord.GOLDEN ? List.of(running, numbered) : List.of(numbered));
        return numbered;
    }

    /** The generation to go back to; empty when there is none, or when it is damaged. */
    Optional<Generation> previous() {
        try {
            return record.previous() == BootRecord.NONE ? Optional.empty() : Optional.of(generations.read(record.previous()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes away what neither the record nor what runs needs. */
    List<Generation> collect() throws IOException {
        return new ArrayList<>(generations.collect(record));
    }
}
