package dev.hotplug.station;

import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.event.TransactionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable log of transaction events, read by the core profile from its cursor: it is the running transaction and the
 * offline queue in one. Called on the station loop; stages complete on it. Memory does not grow with the backlog.
 */
@ProviderType
public interface TransactionLog {

    /** The oldest entries that are not acknowledged yet, at most {@code limit}, oldest first. */
    CompletionStage<List<Logged>> pending(int limit);

    /**
     * The central system has dealt with the oldest entry, or it was given up; durable when the stage completes. An entry
     * that is not the oldest unacknowledged one is ignored (a late answer to a message of the version before).
     */
    CompletionStage<Void> acknowledge(long sequence, Answer answer);

    /**
     * The transaction id to use now in messages of a local transaction: as the central system assigned it, -1 when
     * StartTransaction was given up (errata 3.18), empty while it is not known.
     */
    OptionalInt transactionId(long localId);

    /** Entries that wait, the running transactions' own included; exact. */
    long backlog();

    /**
     * Counts the changes of the central system this log is read for. Entries that were read under another edition must not be
     * sent nor acknowledged any more: they belong to a central system that is not in force.
     */
    default int edition() {
        return 0;
    }

    /**
     * Entries that wait for central systems that are not in force, by address. They are kept, and delivered if the charge point
     * is ever pointed there again; nobody else gets them. Any thread.
     */
    default java.util.Map<String, Long> kept() {
        return java.util.Map.of();
    }

    /** An entry with its position. */
    record Logged(long sequence, TransactionEvent event) {}

    /** How the central system dealt with an entry. */
    sealed interface Answer {

        /** MeterValues.conf. */
        record Taken() implements Answer {}

        /** StartTransaction.conf: the id is stored, and the station acts on the tag's status. */
        record Started(int transactionId, IdTagInfo idTagInfo) implements Answer {}

        /** StopTransaction.conf. */
        record Stopped(java.util.Optional<IdTagInfo> idTagInfo) implements Answer {}

        /** Given up after TransactionMessageAttempts failures to process it. */
        record GivenUp() implements Answer {}
    }
}
