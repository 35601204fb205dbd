package dev.hotplug.station.connector;

import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.transaction.Transaction;
import java.util.Optional;

/** How far a charging session on a connector has come. */
public sealed interface Session {

    /** A transaction runs, is about to, or is not yet closed. */
    default boolean active() {
        return false;
    }

    /** The transaction, once its start is durable and until its end is. */
    default Optional<Transaction> transaction() {
        return Optional.empty();
    }

    /** Nothing goes on. */
    record Idle() implements Session {}

    /**
     * A plug or a tag came first; the other is awaited.
     *
     * @param sinceMillis elapsed time at which Preparing began: ConnectionTimeOut runs from there (errata 3.76, 3.87)
     * @param who         the tag that may charge, when it came
     */
    record Preparing(long sinceMillis, Optional<Grant> who) implements Session {}

    /**
     * The start is being made durable; no energy yet.
     *
     * @param stop asked for meanwhile
     */
    record Starting(Grant who, Optional<StopOrder> stop) implements Session {
        @Override
        public boolean active() {
            return true;
        }
    }

    /**
     * A transaction runs.
     *
     * @param denial the central system did not accept its tag
     */
    record Running(Transaction running, Optional<Denial> denial) implements Session {
        @Override
        public boolean active() {
            return true;
        }

        @Override
        public Optional<Transaction> transaction() {
            return Optional.of(running);
        }
    }

    /**
     * Energy is ordered off; the reading after the opening is awaited, then the end is made durable.
     *
     * @param deadlineMillis elapsed time after which the newest reading has to do
     * @param closing        the end is on its way to the store
     */
    record Stopping(Transaction running, StopOrder order, long deadlineMillis, boolean closing) implements Session {
        @Override
        public boolean active() {
            return true;
        }

        @Override
        public Optional<Transaction> transaction() {
            return Optional.of(running);
        }
    }

    /**
     * No transaction, and the plug is still in.
     *
     * @param holder the plug stays locked until this tag or its group comes
     */
    record Finishing(Cause cause, Optional<Grant> holder) implements Session {}

    /**
     * A tag that the central system did not accept may still draw energy up to a register value.
     *
     * @param untilWattHour register value (MaxEnergyOnInvalidId counted from the refusal)
     */
    record Denial(double untilWattHour) {}

    /** Why the plug is in without a transaction. */
    enum Cause {
        /** No tag came in time. */
        TIMED_OUT,
        /** The process ended in the middle of the transaction. */
        INTERRUPTED,
        /** The transaction ended, or could not be stored. */
        ENDED
    }
}
