package dev.hotplug.transfer;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** One transfer under way. Any thread. */
@ProviderType
public interface Transfer {

    /** How it ended; never completes exceptionally. Completes on the transfer's thread: whoever needs the loop posts to it. */
    CompletionStage<Outcome> outcome();

    /** Bytes of the file moved so far in this transfer. */
    long bytes();

    /** Ends it {@link Failure.Kind#CANCELLED}, soon; harmless when it has ended. */
    void cancel();
}
