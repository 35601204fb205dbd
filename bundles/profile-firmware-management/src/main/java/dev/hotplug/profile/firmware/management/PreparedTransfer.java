package dev.hotplug.profile.firmware.management;

import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A transfer whose files are prepared aside, where the disk may take its time, before it begins. Any thread. */
final class PreparedTransfer implements Transfer {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile Optional<Transfer> begun = Optional.empty();

    /** @param begin prepares and begins it */
    PreparedTransfer(Executor aside, Supplier<Transfer> begin) {
        aside.execute(() -> begin(begin));
    }

    private void begin(Supplier<Transfer> begin) {
        try {
            Transfer transfer = cancelled ? failed(Failure.Kind.CANCELLED, "The transfer was cancelled.") : begin.get();
            begun = Optional.of(transfer);
            if (cancelled) {
                transfer.cancel();
            }
            transfer.outcome().thenAccept(outcome::complete);
        } catch (RuntimeException | LinkageError e) {
            failed(Failure.Kind.OTHER, "The transfer could not be begun (" + e.getClass().getSimpleName() + ").")
                    .outcome().thenAccept(outcome::complete);
        }
    }

    private static Transfer failed(Failure.Kind kind, String sentence) {
        return Transfer.ended(new Outcome.Failed(new Failure(kind, sentence), 0, Optional.empty()));
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    @Override
    public long bytes() {
        return begun.map(Transfer::bytes).orElse(0L);
    }

    @Override
    public Optional<Kept> kept() {
        return begun.flatMap(Transfer::kept);
    }

    @Override
    public void cancel() {
        cancelled = true;
        begun.ifPresent(Transfer::cancel);
    }
}
