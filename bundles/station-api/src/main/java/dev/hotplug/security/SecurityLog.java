package dev.hotplug.security;

import dev.hotplug.loop.Stamp;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** What was recorded: the rolling log of all security events, and the queue of the critical ones. Any thread. */
@ProviderType
public interface SecurityLog {

    /** Entries of the rolling log after {@code after}, oldest first, at most {@code limit}. Completes on a thread of the store. */
    CompletionStage<List<Entry>> entries(long after, int limit);

    /** Critical events that the central system has not taken yet, oldest first, at most {@code limit}. Completes on a thread of the store. */
    CompletionStage<List<Entry>> undelivered(int limit);

    /** The oldest undelivered event and those before it are dealt with; durable when the stage completes. */
    CompletionStage<Void> delivered(long sequence);

    /** Runs {@code news} after each critical event has become durable, on a thread of the store; it must not block. */
    Watch watch(Runnable news);

    /**
     * One event.
     *
     * @param sequence  its place in the log or queue that was asked
     * @param type      as the white paper spells it
     * @param messageId of the message that tells the central system; the same whenever it is sent again
     */
    record Entry(long sequence, String type, Stamp at, String techInfo, String messageId) {}

    /** An end of {@link #watch}. */
    interface Watch {

        void end();
    }
}
