package dev.hotplug.ocpp;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Calls to the central system, one in flight at a time (OCPP-J section 4.1.1). Station loop; stages complete on it. */
@ProviderType
public interface Csms {

    /** The socket is open. */
    boolean open();

    /**
     * Calls the central system. Waits behind the calls before it; not sent at all when the link or the registration does not
     * permit it. A call with the id of one that is under way, or that was answered a moment ago, is not sent again but
     * shares its outcome: so a swapped profile can take up a message where its old version left it.
     *
     * @param messageId at most 36 characters, unique for ever; see {@link #newMessageId()}
     */
    <Q extends Record, C extends Record> CompletionStage<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId);

    /** The same with a new id. */
    default <Q extends Record, C extends Record> CompletionStage<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit) {
        return call(operation, request, permit, newMessageId());
    }

    /** An id that was never used before and never will be, also after a restart. Any thread. */
    String newMessageId();

    /** What a call needs the registration to be. */
    enum Permit {
        /** BootNotification: an open socket is enough. */
        BOOT,
        /** The central system asked for it (TriggerMessage): Pending or Accepted. */
        TRIGGERED,
        /** Accepted. */
        ACCEPTED
    }

    /** How a call ended. */
    sealed interface Outcome<C> {

        /** CALLRESULT. */
        record Answered<C>(C confirmation) implements Outcome<C> {}

        /** CALLERROR, or an answer that could not be understood: the central system failed to process it. */
        record Refused<C>(CallError error) implements Outcome<C> {}

        /** No answer: it may or may not have been processed, or was never sent. */
        record Unanswered<C>(Why why) implements Outcome<C> {}
    }

    /** Why there was no answer. */
    enum Why {
        NOT_CONNECTED,
        NOT_ACCEPTED,
        TIMEOUT,
        LINK_LOST
    }
}
