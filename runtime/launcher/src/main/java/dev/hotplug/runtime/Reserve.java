package dev.hotplug.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that holds some room on the disk for the day on which it is full: it is given up when a start finds too little, so that
 * the charger runs, and taken again once there is plenty.
 */
final class Reserve {

    /** Its size. */
    static final long BYTES = 8L * 1024 * 1024;
    /** A start wants that much: the framework's folder, a log, the store's journal. */
    static final long NEEDED = 4L * 1024 * 1024;
    /** It is taken only when that much stays free beside it. */
    static final long PLENTY = 32L * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final Room room;

    /** How much is free on the disk of a folder. */
    @FunctionalInterface
    interface Room {
        long free(Path folder) throws IOException;
    }

    Reserve(Path data, Room room) {
        this.file = data.resolve("reserve");
        this.room = room;
    }

    static Reserve of(Path data) {
        return new Reserve(data, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    /** Gives the file up when there is too little room to start. */
    void beforeStart() {
        try {
            if (room.free(file.getParent()) < NEEDED && Files.deleteIfExists(file)) {
                System.err.println("The disk of the data folder is full; the reserve of " + BYTES / 1024 / 1024 + " MB was given up for this start.");
            }
        } catch (IOException e) {
            System.err.println("The reserve cannot be looked at: " + e.getMessage());
        }
    }

    /** Takes it when it is not there and there is plenty of room; a failure leaves nothing behind. */
    void whenReady() {
        try {
            if (Files.notExists(file) && room.free(file.getParent()) >= BYTES + PLENTY) {
                fill();
            }
        } catch (IOException e) {
            file.toFile().delete();
        }
    }

    /** With bytes that are really there; a hole would hold nothing. */
    private void fill() throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (long written = 0; written < BYTES; written += BLOCK) {
                out.write(block.rewind());
            }
            out.force(true);
        }
    }
}
