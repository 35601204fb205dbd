package dev.hotplug.profile.firmware.management;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Validator;
import dev.hotplug.update.set.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of an update: where it is, how it gets there within bounds, and its end. Station loop; the disk is touched aside. */
final class Fetching {

    /** Stays free whatever is fetched: a full disk must not stop the charger. */
    static final long RESERVE = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final FileTransfer transfers;
    private final Path folder;
    private final LongSupplier freeBytes;
    private final Supplier<Trust> trust;
    private final Function<String, Optional<Path>> known;
    private final Executor aside;
    private final Executor inTurn;
    private volatile boolean closed;

    /**
     * @param known  bundles that are on this charger, by their SHA-256: they are not fetched again
     * @param aside  for what takes long
     * @param inTurn for what touches files, one after the other: what is begun is not deleted by what was asked for before it
     */
    Fetching(
            FileTransfer transfers,
            Path folder,
            LongSupplier freeBytes,
            Supplier<Trust> trust,
            Function<String, Optional<Path>> known,
            Executor aside,
            Executor inTurn) {
        this.transfers = transfers;
        this.folder = folder;
        this.freeBytes = freeBytes;
        this.trust = trust;
        this.known = known;
        this.aside = aside;
        this.inTurn = inTurn;
    }

    Path file(String orderId) {
        return folder.resolve(orderId + ".part");
    }

    boolean has(String orderId) {
        return Files.isRegularFile(file(orderId));
    }

    /** Begins the present try. */
    Transfer begin(Job job) {
        return new PreparedTransfer(inTurn, () -> prepared(job));
    }

    private Transfer prepared(Job job) {
        Path file = file(job.id());
        Optional<Validator> resume = resumable(job, file);
        long most = Math.min(Limits.FORMAT.totalBytes(), freeBytes.getAsLong() - RESERVE + (resume.isPresent() ? job.kept() : 0));
        if (most <= 0) {
            Failure full = new Failure(Failure.Kind.DISK, "There is no room for a file on the disk of this charger.");
            return Transfer.ended(new Outcome.Failed(full, job.kept(), resume));
        }
        Download download = new Download(job.order().location(), file, most, resume, trust.get());
        if (resume.isPresent()) {
            return transfers.download(download);
        }
        delete(Optional.empty());
        return new SparingTransfer(transfers, download, known, aside).begin();
    }

    /** What was written behind the bytes that are there for sure does not count. */
    private static Optional<Validator> resumable(Job job, Path file) {
        if (job.version().isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() < job.kept()) {
                return Optional.empty();
            }
            channel.truncate(job.kept());
            return job.version();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Event event(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return new Event.NotFetched(failed.failure(), failed.bytes(), failed.server());
        }
        return new Event.Fetched();
    }

    /** Deletes every file but that of one update. */
    void keepOnly(Optional<String> orderId) {
        inTurn.execute(() -> delete(orderId));
    }

    /** From now on nothing is deleted: what is there is another's business. Any thread. */
    void close() {
        closed = true;
    }

    private void delete(Optional<String> orderId) {
        if (closed) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(file -> !orderId.map(this::file).equals(Optional.of(file))).toList();
            for (Path other : others) {
                Files.delete(other);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A fetched file cannot be deleted: {}", e.getMessage());
        }
    }
}
