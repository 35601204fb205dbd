package dev.hotplug.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Small files that are there whole or as they were before, whenever the power goes. */
final class Durable {

    private static final String FRESH = ".new";

    private Durable() {}

    /** Write, sync, rename, sync of the folder: in this order, and durable when it returns. */
    static void replace(Disk disk, Path file, byte[] content) throws IOException {
        put(disk, file, content);
        disk.syncFolder(file.getParent());
    }

    /** The same without the last step: durable together with others once their folder is synced. */
    static void put(Disk disk, Path file, byte[] content) throws IOException {
        Path fresh = fresh(file);
        try (OutputStream out = disk.write(fresh)) {
            out.write(content);
        }
        disk.sync(fresh);
        disk.rename(fresh, file);
    }

    /** The name under which a file is written before it counts. */
    static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + FRESH);
    }

    static boolean isFresh(Path file) {
        return file.getFileName().toString().endsWith(FRESH);
    }
}
