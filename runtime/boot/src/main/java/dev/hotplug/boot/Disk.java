package dev.hotplug.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What is done to files, one call for each thing that a power cut may separate from the next. Nothing is durable before its sync:
 * the content of a file after {@link #sync}, its name after {@link #syncFolder} of the folder it lies in.
 */
public interface Disk {

    /**
     * Makes a folder and those above it; nothing when it is there.
     *
     * @return whether it was made: its name is durable after a sync of the folder above
     */
    boolean makeFolder(Path folder) throws IOException;

    /** Writes a file anew from its first byte. */
    OutputStream write(Path file) throws IOException;

    /** Makes the content of a file durable. */
    void sync(Path file) throws IOException;

    /** Gives a file another name on the same file system, in the place of what had that name: in one step, not durable. */
    void rename(Path from, Path to) throws IOException;

    /** Makes durable which names a folder holds. */
    void syncFolder(Path folder) throws IOException;

    /** Takes a file away; nothing when it is not there. */
    void delete(Path file) throws IOException;

    /** Whether there is a file. */
    boolean exists(Path file);

    /**
     * The content of a file.
     *
     * @param most bytes; more are an error
     */
    byte[] read(Path file, int most) throws IOException;

    /** SHA-256 of a file, in lower-case hex. */
    String sha256(Path file) throws IOException;

    /** What lies in a folder, sorted; nothing when there is no such folder. */
    List<Path> list(Path folder) throws IOException;
}
