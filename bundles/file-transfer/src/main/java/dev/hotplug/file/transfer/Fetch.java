package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The target of a download: what is in it, of which version, and how more gets into it within the bound. */
final class Fetch {

    private static final int CHUNK = 32 * 1024;

    /** So much is written before it is flushed to the disk: what a power cut costs at most, and what a card can take at once. */
    static final int SYNC_EVERY = 4 << 20;

    private final Download download;
    private final Guard guard;
    private Optional<Validator> version;
    private long bytes;
    private long synced;
    private volatile Optional<Kept> kept = Optional.empty();

    Fetch(Download download, Guard guard) throws TransferException {
        this.download = download;
        this.guard = guard;
        this.version = download.resume();
        this.bytes = download.resume().isPresent() ? size() : 0;
        keep();
    }

    private long size() throws TransferException {
        try {
            return Files.exists(download.target()) ? Files.size(download.target()) : 0;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Bytes that are there, all of the version. */
    long bytes() {
        return bytes;
    }

    Optional<Validator> version() {
        return version;
    }

    /** What is on the disk for sure. Any thread. */
    Optional<Kept> kept() {
        return kept;
    }

    /** The version that the bytes already there are of, when there are any. */
    Optional<Validator> resumable() {
        return bytes > 0 ? version : Optional.empty();
    }

    /** Takes the rest of the file, or with {@code from} 0 all of it. */
    void take(InputStream in, long from, Optional<Validator> ofVersion, long declared) throws IOException {
        if (declared > download.maxBytes()) {
            throw tooLong();
        }
        bytes = from;
        version = ofVersion;
        try (FileChannel file = open(from)) {
            keep();
            copy(in, file);
            sync(file);
        }
        if (declared >= 0 && bytes < declared) {
            throw new TransferException(Kind.LINK_LOST, "The connection ended after " + bytes + " of " + declared + " bytes.");
        }
    }

    private void copy(InputStream in, FileChannel file) throws IOException {
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                put(file, chunk, read);
                if (bytes - synced >= SYNC_EVERY) {
                    sync(file);
                }
            }
        } catch (IOException cut) {
            syncBehind(cut, file);
            throw cut;
        }
    }

    private void syncBehind(IOException cut, FileChannel file) {
        try {
            sync(file);
        } catch (TransferException disk) {
            cut.addSuppressed(disk);
        }
    }

    private FileChannel open(long from) throws TransferException {
        try {
            FileChannel file = FileChannel.open(download.target(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.truncate(from);
            file.position(from);
            return file;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private void put(FileChannel file, byte[] chunk, int length) throws TransferException {
        if (bytes + length > download.maxBytes()) {
            throw tooLong();
        }
        try {
            ByteBuffer rest = ByteBuffer.wrap(chunk, 0, length);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
        } catch (IOException e) {
            throw disk(e);
        }
        bytes += length;
        guard.count(length);
    }

    private void sync(FileChannel file) throws TransferException {
        try {
            file.force(true);
        } catch (IOException e) {
            throw disk(e);
        }
        keep();
    }

    /** Without a version nothing can be resumed from, nor from what was there before and is not any more. */
    private void keep() {
        synced = bytes;
        kept = version.map(of -> new Kept(bytes, of)).or(() -> download.resume().map(of -> new Kept(0, of)));
    }

    private TransferException tooLong() {
        return new TransferException(Kind.TOO_LONG, "The file has more than the " + download.maxBytes() + " bytes that are permitted.");
    }

    private static TransferException disk(IOException e) {
        return new TransferException(Kind.DISK, "The file cannot be written here: " + e.getMessage() + ".", e);
    }
}
