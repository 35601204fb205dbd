package dev.hotplug.transfer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** One transfer under way. Any thread. */
@ProviderType
public interface Transfer {

    /** One that has ended before it began. */
    static Transfer ended(Outcome outcome) {
        return new Transfer() {
            @Override
            public CompletionStage<Outcome> outcome() {
                return CompletableFuture.completedStage(outcome);
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

    /** How it ended; never completes exceptionally. Completes on the transfer's thread: whoever needs the loop posts to it. */
    CompletionStage<Outcome> outcome();

    /** Bytes of the file moved so far in this transfer. */
    long bytes();

    /** What of a download would be there after a power cut now; empty for nothing, and for an upload. It grows in steps. */
    default Optional<Kept> kept() {
        return Optional.empty();
    }

    /** Ends it {@link Failure.Kind#CANCELLED}, soon; harmless when it has ended. */
    void cancel();
}
