package dev.hotplug.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The store: bundles under their own hash ({@code blobs/}), and the lists of those that belong together ({@code generations/}).
 * Nothing in it is ever changed; what is no longer needed is taken away by {@link #collect}, and only once the boot record that
 * no longer needs it is durable. One writer at a time, as for {@link BootRecords}.
 */
public final class Generations {

    private static final int MOST = 1024 * 1024;

    private final Disk disk;
    private final Layout layout;
    private boolean foldersMade;

    /** @param data the data folder */
    public Generations(Disk disk, Path data) {
        this.disk = disk;
        this.layout = new Layout(data);
    }

    /** A bundle of the store; empty when it has none of that hash. What is there was checked when it came. */
    public Optional<Path> blob(String sha256) {
        Path file = layout.blob(sha256);
        return disk.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** Whether a bundle is there, and whole. Reads it. */
    public boolean holds(String sha256) throws IOException {
        Path file = layout.blob(sha256);
        return disk.exists(file) && disk.sha256(file).equals(sha256);
    }

    /** Takes a bundle in; the caller makes sure that its bytes have that hash before it keeps them. Durable after {@link #seal}. */
    public Intake open(String sha256) throws IOException {
        foldersMade |= disk.makeFolder(layout.blobs());
        return new Intake(disk, layout.blob(sha256));
    }

    /** Writes the lists of generations, and makes them durable together with everything taken in before. */
    public void seal(List<Generation> all) throws IOException {
        foldersMade |= disk.makeFolder(layout.blobs()) | disk.makeFolder(layout.generations());
        if (foldersMade) {
            disk.syncFolder(layout.data());
            foldersMade = false;
        }
        disk.syncFolder(layout.blobs());
        for (Generation generation : all) {
            Durable.put(disk, layout.generation(generation.number()), generation.bytes());
        }
        disk.syncFolder(layout.generations());
    }

    /** @throws IOException when it is missing or damaged */
    public Generation read(long number) throws IOException {
        Generation generation = Generation.parse(disk.read(layout.generation(number), MOST));
        if (generation.number() != number) {
            throw new IOException("it has another number");
        }
        return generation;
    }

    /** A number that no generation on the disk has and that no record names. */
    public long nextNumber(BootRecord record) throws IOException {
        long highest = record.needed().stream().mapToLong(Long::longValue).max().orElse(0);
        for (Path file : disk.list(layout.generations())) {
            highest = Math.max(highest, number(file));
        }
        return highest + 1;
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9]{1,15}") ? Long.parseLong(name) : 0;
    }

    /**
     * Takes away what no needed generation names: lists, bundles, and what an interrupted writing left. Everything it does may be
     * lost or done in part.
     *
     * @param record that is durable
     * @return what is kept
     * @throws IOException when a needed generation cannot be read; then nothing was taken away
     */
    public List<Generation> collect(BootRecord record) throws IOException {
        Set<String> blobs = new HashSet<>();
        List<Generation> kept = new ArrayList<>();
        for (long number : record.needed()) {
            if (number != BootRecord.GOLDEN) {
                Generation generation = read(number);
                kept.add(generation);
                generation.bundles().forEach(bundle -> blobs.add(layout.blob(bundle.sha256()).getFileName().toString()));
            }
        }
        for (Path file : disk.list(layout.generations())) {
            if (Durable.isFresh(file) || number(file) != BootRecord.GOLDEN && !record.needed().contains(number(file))) {
                disk.delete(file);
            }
        }
        for (Path file : disk.list(layout.blobs())) {
            if (!blobs.contains(file.getFileName().toString())) {
                disk.delete(file);
            }
        }
        return kept;
    }
}
