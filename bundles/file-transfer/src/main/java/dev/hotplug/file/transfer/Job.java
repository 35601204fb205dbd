package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transfer on its own thread. */
final class Job implements Transfer {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Guard guard;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile Optional<Work> present = Optional.empty();

    Job(Guard guard) {
        this.guard = guard;
    }

    /** What is to be done. */
    interface Work {

        /** @return how it ended well */
        Outcome.Done run() throws IOException;

        /** How it ended when it did not. */
        Outcome.Failed failed(Failure failure);

        /** What of it is on the disk for sure. Any thread. */
        default Optional<Kept> kept() {
            return Optional.empty();
        }
    }

    /** Ended before it began. */
    static Transfer refused(Failure failure) {
        Job job = new Job(new Guard(() -> 0, null));
        job.outcome.complete(new Outcome.Failed(failure, 0, Optional.empty()));
        return job;
    }

    /** The transfer's thread. */
    void run(Work work, Runnable ended) {
        present = Optional.of(work);
        Outcome end = outcome(work);
        guard.closeAll();
        ended.run();
        outcome.complete(end);
    }

    private Outcome outcome(Work work) {
        try {
            return work.run();
        } catch (IOException | RuntimeException | LinkageError e) {
            return work.failed(guard.aborted().orElseGet(() -> failure(e)));
        }
    }

    /** Sentences of others could repeat what they were told; these do not. */
    private static Failure failure(Throwable e) {
        if (e instanceof TransferException known) {
            return known.failure();
        } else if (e instanceof SocketTimeoutException) {
            return new Failure(Kind.TIMEOUT, "The server did not answer in time.");
        } else if (e instanceof EOFException || e instanceof SocketException || e instanceof javax.net.ssl.SSLException) {
            return new Failure(Kind.LINK_LOST, "The connection was cut.");
        }
        LOG.warn("A transfer failed unexpectedly: {}", e.getClass().getName());
        LOG.debug("It was this:", e);
        return new Failure(Kind.OTHER, "The transfer failed (" + e.getClass().getSimpleName() + ").");
    }

    Guard guard() {
        return guard;
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    @Override
    public long bytes() {
        return guard.bytes();
    }

    @Override
    public Optional<Kept> kept() {
        return present.flatMap(Work::kept);
    }

    @Override
    public void cancel() {
        guard.abort(new Failure(Kind.CANCELLED, "The transfer was cancelled."));
    }

    /** Waits until the thread is through, a moment at most. */
    void await(long millis) {
        try {
            outcome.get(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            LOG.info("A transfer that was cancelled has not ended yet.");
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
