package dev.hotplug.runtime.generation;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Disk;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.Start;
import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.container.Verification;
import dev.hotplug.runtime.feature.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides which set a start runs, and writes what has to be durable before it does. */
public final class Chooser {

    private final Path home;
    private final Path data;
    private final BootRecords records;
    private final Generations generations;
    private final Supplier<Instant> now;

    /**
     * @param home the distribution
     * @param data the data folder, locked
     * @param now  the machine's clock
     */
    public Chooser(Path home, Path data, Disk disk, Supplier<Instant> now) {
        this.home = home;
        this.data = data;
        this.records = new BootRecords(disk, data);
        this.generations = new Generations(disk, data);
        this.now = now;
    }

    /**
     * The set to start.
     *
     * @param base    SHA-256 of the distribution's own set
     * @param own     that set
     * @param addOns  other features of the distribution, whose bundles a generation may name
     * @param version of the distribution
     */
    public ChosenSet choose(String base, Feature own, List<Feature> addOns, String version) {
        Start start = start(base);
        List<Feature> shipped = new ArrayList<>(List.of(own));
        shipped.addAll(addOns);
        Shelf shelf = new Shelf(generations, shipped);
        while (true) {
            if (start.generation() == BootRecord.GOLDEN) {
                remember(start);
                return new ChosenSet(own, version, Optional.empty(), start.trial());
            }
            try {
                ChosenSet set = load(start, shelf, own);
                remember(start);
                return set;
            } catch (IOException e) {
                start = start.insteadOfDamaged(e.getMessage(), now.get());
            } catch (Refusal e) {
                start = start.insteadOfDamaged("a bundle of it is missing or has other bytes", now.get());
            }
        }
    }

    private Start start(String base) {
        try {
            return Start.of(records.read(), base, now.get());
        } catch (IOException e) {
            return Start.withoutRecord(base, String.valueOf(e.getMessage()));
        }
    }

    /** Every file of it is looked at before it is chosen. */
    private ChosenSet load(Start start, Shelf shelf, Feature own) throws IOException {
        Generation generation = generations.read(start.generation());
        if (!generation.model().equals(own.model().name())) {
            throw new IOException("it is for the model " + generation.model());
        }
        Feature feature = shelf.feature(generation, own);
        Verification verification = new Verification(home, data.resolve("verified"));
        feature.bundles().forEach(verification::check);
        verification.remember();
        return new ChosenSet(feature, generation.version(), Optional.of(generation), start.trial());
    }

    private void remember(Start start) {
        Archives.keep(data, start.record().needed());
        start.remark().ifPresent(remark -> System.err.println(remark + "."));
        if (start.write()) {
            write(start.record());
        }
    }

    private void write(BootRecord record) {
        try {
            records.write(record);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains("No space left")
                    ? Refusal.noRoom(data)
                    : Refusal.failure(e, "The boot record in %s cannot be written: %s.", data, e.getMessage());
        }
    }

    /** The process ended in good order: this start was no failure of its set. */
    public void endedWell() {
        try {
            BootRecord record = records.read().orElse(null);
            if (record != null && record.fails() > 0) {
                records.write(record.fails(0));
            }
        } catch (IOException e) {
            System.err.println("The boot record cannot be written: " + e.getMessage());
        }
    }

    /** Whether a trial is still to prove itself. */
    public boolean onTrial() {
        try {
            return records.read().map(record -> record.trial() != BootRecord.NONE).orElse(false);
        } catch (IOException e) {
            return true;
        }
    }
}
