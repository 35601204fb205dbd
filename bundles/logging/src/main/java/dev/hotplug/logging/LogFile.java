package dev.hotplug.logging;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code hotplug.log} and the older {@code hotplug.log.1}, {@code .2} ...: together never more than files x size. Writing never throws:
 * on a full disk records are dropped, counted, and the count is written when there is room again. Not thread-safe.
 */
final class LogFile {
    private final Path path;
    private final long maxBytes;
    private final int files;
    private OutputStream out;
    private long bytes;
    private long dropped;

    /**
     * @param path     of the file being written
     * @param maxBytes at which a file is closed
     * @param files    kept, the one being written among them; at least 1
     */
    LogFile(Path path, long maxBytes, int files) {
        this.path = path;
        this.maxBytes = maxBytes;
        this.files = files;
    }

    void append(String record) {
        byte[] text = record.getBytes(StandardCharsets.UTF_8);
        try {
            if (out != null && bytes > 0 && bytes + text.length > maxBytes) {
                rotate();
            }
            open();
            reportDropped();
            put(text);
        } catch (IOException e) {
            dropped++;
        }
    }

    private void put(byte[] text) throws IOException {
        out.write(text);
        bytes += text.length;
    }

    private void reportDropped() throws IOException {
        if (dropped > 0) {
            put(("(" + dropped + " records could not be written)\n").getBytes(StandardCharsets.UTF_8));
            dropped = 0;
        }
    }

    private void open() throws IOException {
        if (out == null) {
            Files.createDirectories(path.getParent());
            out = new FileOutputStream(path.toFile(), true);
            bytes = Files.size(path);
        }
    }

    private void rotate() throws IOException {
        close();
        for (int i = files - 1; i > 0; i--) {
            Path from = i == 1 ? path : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(path);
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                dropped++;
            }
            out = null;
        }
    }
}
