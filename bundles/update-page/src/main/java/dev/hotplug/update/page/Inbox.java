package dev.hotplug.update.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an uploaded file lies until it has been checked: one at a time, streamed, under a name that nobody chooses. Thread-safe. */
final class Inbox {

    /** Left free on the disk, so that what bills can still be written. */
    static final long RESERVE_BYTES = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String PREFIX = "update-upload-";
    private static final String SUFFIX = ".hpkg";
    private static final int PIECE = 32 * 1024;

    private final Path folder;
    private final ToLongFunction<Path> free;
    private final long mostBytes;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile long received;

    /**
     * @param free      bytes that are free where a path lies
     * @param mostBytes of a file; whoever reads the request holds it to that
     */
    Inbox(Path folder, ToLongFunction<Path> free, long mostBytes) {
        this.folder = folder;
        this.free = free;
        this.mostBytes = mostBytes;
    }

    long mostBytes() {
        return mostBytes;
    }

    /** There is no room for the file. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Deletes what a process that ended left behind. */
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("Uploads of before stay in {}: {}", folder, e.getMessage());
        }
    }

    /** Whoever gets true may {@link #take} one file and has to {@link #release}; everybody else waits for that. */
    boolean reserve() {
        boolean mine = taken.compareAndSet(false, true);
        if (mine) {
            received = 0;
        }
        return mine;
    }

    void release() {
        taken.set(false);
    }

    boolean isTaken() {
        return taken.get();
    }

    /** Bytes of the file that is coming in, or of the last one. */
    long received() {
        return received;
    }

    /**
     * Writes all that comes into a file. What does not come in whole leaves nothing.
     *
     * @throws Full when the disk would be
     */
    Path take(InputStream in) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(in, out);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            if (free.applyAsLong(folder) < RESERVE_BYTES) {
                throw new Full();
            }
            out.write(piece, 0, n);
            received += n;
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("An uploaded file stays until the next start: {}", e.getMessage());
        }
    }
}
