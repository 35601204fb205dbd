package dev.hotplug.security.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Small files in one folder that are whole or not there, whenever the power goes: written under another name, synced, then
 * renamed, and the folder synced. The folder and its files are open to the process's user alone, from their first moment.
 */
final class SafeFiles {

    private static final String UNFINISHED = ".tmp";

    private final Path folder;

    /** Makes the folder when it is not there, and removes what an end in mid-write left behind. */
    SafeFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder, attributes(folder, "rwx------"));
        for (Path file : list()) {
            if (file.getFileName().toString().endsWith(UNFINISHED)) {
                Files.delete(file);
            }
        }
    }

    /** Names of the files, sorted. */
    List<String> names() throws IOException {
        return list().stream().map(file -> file.getFileName().toString()).sorted().toList();
    }

    /** @throws IOException also when it is longer than {@code limit} bytes */
    String read(String name, int limit) throws IOException {
        Path file = folder.resolve(name);
        if (Files.size(file) > limit) {
            throw new IOException(file + " is longer than " + limit + " bytes");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Durable when it returns. */
    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Durable when it returns. */
    void write(String name, byte[] bytes) throws IOException {
        Path unfinished = folder.resolve(name + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = create(unfinished)) {
            ByteBuffer content = ByteBuffer.wrap(bytes);
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** Durable when it returns; harmless when it is not there. */
    void delete(String name) throws IOException {
        if (Files.deleteIfExists(folder.resolve(name))) {
            sync();
        }
    }

    private FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(folder, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else writes to " + folder, e);
        }
    }

    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A file system without owners (FAT) has no modes to set. */
    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
