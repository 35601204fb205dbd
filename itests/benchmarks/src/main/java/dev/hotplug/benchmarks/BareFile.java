package dev.hotplug.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bound for everything durable: a record of 300 bytes appended to a file and synced, again and again. */
final class BareFile {

    private static final int RECORD_BYTES = 300;

    private BareFile() {}

    /** Durable appends a second in a folder, now. */
    static double appendsPerSecond(Path folder, int count) {
        Path file = folder.resolve("bare");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                channel.write(ByteBuffer.allocate(RECORD_BYTES));
                channel.force(false);
            }
            double rate = count / ((System.nanoTime() - begin) / 1e9);
            Files.delete(file);
            return rate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
