package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The target of parts: each goes to its place, and all are of one version. */
final class PartsTarget {

    private static final int CHUNK = 32 * 1024;

    private final Parts parts;
    private final Guard guard;
    private Optional<Validator> version;

    PartsTarget(Parts parts, Guard guard) {
        this.parts = parts;
        this.guard = guard;
        this.version = parts.version();
    }

    static TransferException whole() {
        return new TransferException(Kind.UNSUPPORTED, "The server does not give the parts that it is asked for.");
    }

    List<Parts.Span> spans() {
        return parts.spans();
    }

    Optional<Validator> version() {
        return version;
    }

    /** Takes the part from {@code from} up to {@code end}. */
    void take(InputStream in, long from, long end, Optional<Validator> of) throws IOException {
        if (version.isPresent() && !version.equals(of)) {
            throw whole();
        }
        version = of;
        long at = from;
        byte[] chunk = new byte[CHUNK];
        try (FileChannel file = open()) {
            for (int read = in.read(chunk); read >= 0 && at < end; read = in.read(chunk)) {
                at += put(file, at, ByteBuffer.wrap(chunk, 0, (int) Math.min(read, end - at)));
            }
        }
        if (at < end) {
            throw new TransferException(Kind.LINK_LOST, "The connection ended in the middle of a part.");
        }
    }

    private long put(FileChannel file, long at, ByteBuffer bytes) throws TransferException {
        long length = bytes.remaining();
        try {
            for (long to = at; bytes.hasRemaining(); ) {
                to += file.write(bytes, to);
            }
        } catch (IOException e) {
            throw disk(e);
        }
        guard.count(length);
        return length;
    }

    void sync() throws TransferException {
        try (FileChannel file = open()) {
            file.force(true);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private FileChannel open() throws TransferException {
        try {
            return FileChannel.open(parts.target(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static TransferException disk(IOException e) {
        return new TransferException(Kind.DISK, "The file cannot be written here: " + e.getMessage() + ".", e);
    }
}
