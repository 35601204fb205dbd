package dev.hotplug.store.sqlite;

import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files in the data folder. {@code hotplug.db} comes to be only by a rename of a finished {@code hotplug.db.new}, and
 * a damaged one is only ever renamed; so every interruption leaves something from which the next start can go on.
 */
final class StoreFiles {

    private static final String NAME = "hotplug.db";
    private static final String OWNER_ONLY = "rw-------";

    final Path folder;
    final Path main;
    final Path fresh;
    /** A copy that is read during a salvage and removed after it. */
    final Path scratch;

    /** Names only; see {@link #prepare}. */
    StoreFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.main = this.folder.resolve(NAME);
        this.fresh = this.folder.resolve(NAME + ".new");
        this.scratch = this.folder.resolve(NAME + ".scratch");
    }

    /** @throws StoreException (READ_ONLY, FULL) when the folder cannot be made or written, with a sentence for a person */
    void prepare() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, mode(folder.getParent(), "rwx------"));
            }
        } catch (IOException e) {
            throw refused(e);
        }
        if (Files.isDirectory(main)) {
            throw new StoreException(Cause.READ_ONLY, "The database " + main
                    + " is a folder: move it away, or choose another data folder with --data.");
        }
        if (!Files.isWritable(folder) || (Files.exists(main) && !Files.isWritable(main))) {
            throw readOnly();
        }
    }

    /** True when the last run did not close the file. */
    boolean unclean() {
        return bytes(wal(main)) > 0;
    }

    /** Size of the database with what waits in its write-ahead log. */
    long bytes() {
        return bytes(main) + bytes(wal(main));
    }

    /** The first bytes of the file, at most one page; read before SQLite has it open, which is when a plain read is harmless. */
    byte[] head(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(Schema.PAGE_BYTES, channel.size()));
            while (head.hasRemaining() && channel.read(head) >= 0) { /* until full */ }
            return head.array();
        }
    }

    /** An empty file that only we may read, instead of whatever an interrupted attempt left. */
    void startFresh() throws IOException {
        discard(fresh);
        Files.createFile(fresh, mode(folder, OWNER_ONLY));
    }

    /** Moves the damaged file aside with its write-ahead log; the name it has now. */
    Path moveAside() throws IOException {
        Path aside = freeName();
        Files.move(main, aside);
        moveWal(aside);
        return aside;
    }

    /** The finished new file becomes the database. */
    void adoptFresh() throws IOException {
        moveWal(freeName());
        Files.move(fresh, main, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /** Copies the database and its write-ahead log to {@link #scratch}. */
    void copyToScratch() throws IOException {
        discard(scratch);
        copyPrivately(main, scratch);
        if (Files.exists(wal(main))) {
            copyPrivately(wal(main), wal(scratch));
        }
    }

    private void copyPrivately(Path from, Path to) throws IOException {
        Files.createFile(to, mode(folder, OWNER_ONLY));
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        }
    }

    /** Removes a file of ours that holds nothing of its own, and what SQLite keeps beside it. */
    void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (String suffix : new String[] {"-journal", "-wal", "-shm"}) {
            Files.deleteIfExists(beside(file, suffix));
        }
    }

    StoreException refused(IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        return full ? full(e) : e instanceof FileSystemException ? readOnly(e) : failed(e);
    }

    StoreException full(Throwable reason) {
        return new StoreException(Cause.FULL, "There is no room left for the data folder " + folder
                + ": free some space and start again; nothing that was stored is lost.", reason);
    }

    StoreException readOnly() {
        return readOnly(null);
    }

    StoreException readOnly(Throwable reason) {
        return new StoreException(Cause.READ_ONLY, "The data folder " + folder + " cannot be written: give the user that runs"
                + " Hotplug the right to write in it, or choose another folder with --data.", reason);
    }

    StoreException failed(Throwable reason) {
        return new StoreException(Cause.FAILED, "The database " + main + " cannot be opened: " + reason.getMessage(), reason);
    }

    private void moveWal(Path aside) throws IOException {
        if (Files.exists(wal(main))) {
            Files.move(wal(main), wal(aside));
        }
        Files.deleteIfExists(beside(main, "-shm"));
    }

    private Path freeName() {
        int n = 1;
        while (Files.exists(aside(n)) || Files.exists(wal(aside(n)))) {
            n++;
        }
        return aside(n);
    }

    private Path aside(int n) {
        return folder.resolve(NAME + ".damaged-" + n);
    }

    private void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // not every system lets a folder be opened; the rename is then as durable as that system makes it
        }
    }

    private static Path wal(Path file) {
        return beside(file, "-wal");
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static FileAttribute<?>[] mode(Path where, String permissions) {
        boolean posix = where != null && where.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
