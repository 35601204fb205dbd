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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of an update: where it is, how it gets there within bounds, and its end. Station loop. */
final class Fetching {

    /** Stays free whatever is fetched: a full disk must not stop the charger. */
    static final long RESERVE = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final FileTransfer transfers;
    private final Path folder;
    private final LongSupplier freeBytes;
    private final Supplier<Trust> trust;

    Fetching(FileTransfer transfers, Path folder, LongSupplier freeBytes, Supplier<Trust> trust) {
        this.transfers = transfers;
        this.folder = folder;
        this.freeBytes = freeBytes;
        this.trust = trust;
    }

    Path file(String orderId) {
        return folder.resolve(orderId + ".part");
    }

    boolean has(String orderId) {
        return Files.isRegularFile(file(orderId));
    }

    /** Begins the present try. */
    Transfer begin(Job job) {
        Path file = file(job.id());
        Optional<Validator> resume = resumable(job, file);
        long most = Math.min(Limits.FORMAT.totalBytes(), freeBytes.getAsLong() - RESERVE + (resume.isPresent() ? job.kept() : 0));
        if (most <= 0) {
            return refused(new Failure(Failure.Kind.DISK, "There is no room for a file on the disk of this charger."));
        }
        return transfers.download(new Download(job.order().location(), file, most, resume, trust.get()));
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

    private static Transfer refused(Failure failure) {
        return new Transfer() {
            @Override
            public CompletionStage<Outcome> outcome() {
                return CompletableFuture.completedFuture(new Outcome.Failed(failure, 0, Optional.empty()));
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void cancel() {
                // it has ended
            }
        };
    }

    static Event event(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return new Event.NotFetched(failed.failure(), failed.bytes(), failed.server());
        }
        return new Event.Fetched();
    }

    /** Deletes every file but that of one update. */
    void keepOnly(Optional<String> orderId) {
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
