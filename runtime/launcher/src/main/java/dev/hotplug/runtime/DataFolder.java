package dev.hotplug.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds all state, locked for one process; the kernel lifts the lock however the process ends. */
final class DataFolder {
    private static final String PROVISIONED = "provisioned";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    /** Kept open: the lock lives as long as the channel. */
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder when it is missing, for this user alone, and locks it. An empty one that others may look into is closed to
     * them; one that holds something already stays as it is, for it may be somebody else's, and its files are closed one by one.
     *
     * @throws Refusal when it cannot be made or written, or when another Hotplug uses it
     */
    static DataFolder open(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        create(path);
        return new DataFolder(path, locked(path));
    }

    private static void create(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw Refusal.of("The data folder %s is not a folder: choose another with --data.", path);
        }
        try {
            makePrivate(path);
        } catch (IOException e) {
            throw full(e)
                    ? Refusal.noRoom(path)
                    : Refusal.of("The data folder %s cannot be created: choose another with --data, or give this user the right to make it.", path);
        }
        if (!writable(path)) {
            throw readOnly(path);
        }
    }

    private static void makePrivate(Path path) throws IOException {
        if (Files.notExists(path)) {
            Files.createDirectories(path, posix(path) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0]);
        } else if (posix(path) && isEmpty(path) && writable(path)) {
            Files.setPosixFilePermissions(path, OWNER);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Not even root writes into a folder that nobody may write: somebody meant it. */
    private static boolean writable(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return Files.isWritable(path)
                    && (permissions.contains(PosixFilePermission.OWNER_WRITE)
                            || permissions.contains(PosixFilePermission.GROUP_WRITE)
                            || permissions.contains(PosixFilePermission.OTHERS_WRITE));
        } catch (IOException | UnsupportedOperationException e) {
            return Files.isWritable(path);
        }
    }

    private static Refusal readOnly(Path path) {
        return Refusal.of("The data folder %s is read-only: make it writable for this user, or choose another with --data.", path);
    }

    private static FileChannel locked(Path path) {
        try {
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw Refusal.passing("The data folder %s is in use by another Hotplug: stop that one, or choose another folder with --data.", path);
            }
            return channel;
        } catch (IOException e) {
            throw full(e) ? Refusal.noRoom(path) : readOnly(path);
        }
    }

    private static boolean full(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space left");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Lifts the lock; only tests need to. */
    void close() throws IOException {
        lock.close();
    }

    /** The framework's cache, empty: it is derived data and never trusted. */
    Path emptyCache() {
        Path cache = path.resolve("cache");
        try {
            delete(cache);
            return Files.createDirectories(cache);
        } catch (IOException e) {
            throw full(e)
                    ? Refusal.noRoom(path)
                    : Refusal.failure(e, "The framework cache %s cannot be renewed: make the folder writable for this user, or remove it.", cache);
        }
    }

    /** Whether a provisioning file has had its effect here; what it said of the part number, empty when it said nothing. */
    Optional<String> provisioned() {
        return provisioned(path);
    }

    /** The same of a folder that need not be there. */
    static Optional<String> provisioned(Path path) {
        try {
            return Optional.of(Files.readString(path.resolve(PROVISIONED)).trim());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps for later starts that a provisioning file has had its effect; synced before it counts. */
    void markProvisioned(String partNumber) {
        Path fresh = path.resolve(PROVISIONED + ".new");
        try {
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                out.write(ByteBuffer.wrap((partNumber + "\n").getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(fresh, path.resolve(PROVISIONED), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw full(e) ? Refusal.noRoom(path) : Refusal.failure(e, "The data folder %s cannot be written: %s.", path, e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
