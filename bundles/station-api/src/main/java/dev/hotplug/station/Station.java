package dev.hotplug.station;

import dev.hotplug.hardware.Indication;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Commands to the charge point. Every method but {@link #snapshot()} is called on the station loop, and every stage
 * completes on it. Refusals are values.
 */
@ProviderType
public interface Station {

    /** The whole state as it is now; immutable. Any thread; one volatile read. */
    StationSnapshot snapshot();

    /**
     * RemoteStartTransaction (OCPP 1.6 section 5.11). The decision says whether the start is taken on; authorisation
     * (when {@code authorize}) and the cable may still prevent it.
     *
     * @param connector empty: the station chooses
     * @param authorize ask list, cache and central system first (AuthorizeRemoteTxRequests)
     */
    CommandStatus remoteStart(Optional<ConnectorId> connector, IdTag idTag, boolean authorize);

    /** RemoteStopTransaction (section 5.12) by the central system's transaction id. */
    CommandStatus remoteStop(int transactionId);

    /** ChangeAvailability (section 5.2); durable when the stage completes. */
    CompletionStage<AvailabilityStatus> changeAvailability(ConnectorId connector, boolean operative);

    /**
     * Keeps every connector that nobody uses from being used, as if it were inoperative, until the same is called with
     * {@code false}; one that is in use joins when its session has ended. Nothing is stored: it ends with the process, and what
     * ChangeAvailability left was never touched.
     */
    default void withhold(boolean withheld) {}

    /** UnlockConnector (section 5.18): ends a transaction first; completes when the hardware has really moved, or not. */
    CompletionStage<UnlockStatus> unlock(ConnectorId connector);

    /**
     * Reset (section 5.14): transactions are ended, the log is given at most 10 s (Soft) to be delivered, then the
     * process ends with the exit code of a wanted restart. Accepted means that this has begun.
     */
    CommandStatus reset(ResetType type);

    /** ClearCache (section 5.4); Rejected without a cache. Durable when the stage completes. */
    CompletionStage<CommandStatus> clearCache();

    /**
     * ReserveNow (section 5.13); durable when the stage completes. The station keeps to it from then on by itself, also over
     * a restart, until it is used, cancelled or expired, or its connector is Faulted or Unavailable.
     */
    CompletionStage<ReservationStatus> reserve(Reservation reservation);

    /** CancelReservation (section 5.1); Rejected when there is none with that id. Durable when the stage completes. */
    CompletionStage<CommandStatus> cancelReservation(int reservationId);

    /**
     * Leaves a plan for a connector (0: the charge point as a whole, whose current the connectors share) in the slot named
     * {@code source}; it takes the place of the plan that was there, {@link LimitPlan#NONE} takes that away. Obeyed from the
     * moment the stage completes, also while the source is absent and after a restart of the process. The lowest of all
     * slots wins, {@link StationSnapshot.Connector#limits()} shows them. Rejected for a connector that does not exist and
     * when it cannot be stored; then nothing has changed.
     *
     * @param source 1 to 30 characters of {@code a-z}, {@code 0-9} and {@code -}
     */
    CompletionStage<CommandStatus> limit(String source, ConnectorId connector, LimitPlan plan);

    /**
     * The same for each transaction on a connector (not 0) that has no plan of its own by that source, those that run and
     * those to come.
     */
    CompletionStage<CommandStatus> limitTransactions(String source, ConnectorId connector, TransactionPlan plan);

    /**
     * Leaves a plan for one running transaction, in the place of what {@link #limitTransactions} says; empty takes it away.
     * It ends with the transaction, and no transaction outlives the process. Obeyed at once. Rejected when there is no such
     * transaction.
     *
     * @param localId {@link StationSnapshot.Transaction#localId()}
     */
    CommandStatus limitTransaction(String source, long localId, Optional<LimitPlan> plan);

    /** The newest values of MeterValuesSampledData for a connector (0: the charge point), with that context. */
    List<SampledValue> sample(ConnectorId connector, ReadingContext context);

    /** The central system's transaction id of the transaction on a connector, when there is one and it is known. */
    Optional<Integer> transactionId(ConnectorId connector);

    /** The core profile says how the link to the central system is: authorisation rules and displays depend on it. */
    void centralSystem(Indication.Link link);

    /** RemoteStartStopStatus, ResetStatus, ClearCacheStatus, CancelReservationStatus. */
    enum CommandStatus {
        Accepted,
        Rejected
    }

    /** AvailabilityStatus (section 7.4). */
    enum AvailabilityStatus {
        Accepted,
        Rejected,
        Scheduled
    }

    /** UnlockStatus (section 7.47). */
    enum UnlockStatus {
        Unlocked,
        UnlockFailed,
        NotSupported
    }

    /** ReservationStatus (section 7.37). */
    enum ReservationStatus {
        Accepted,
        Faulted,
        Occupied,
        /** No such connector, already expired, restarting, or not to be stored. */
        Rejected,
        Unavailable
    }

    /** ResetType (section 7.38). */
    enum ResetType {
        Hard,
        Soft
    }
}
