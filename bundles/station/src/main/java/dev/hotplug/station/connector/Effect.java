package dev.hotplug.station.connector;

import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.transaction.Transaction;

/** What a decision asks the station to do besides keeping the new facts. */
public sealed interface Effect {

    /** Make the start of a transaction durable; answered by {@link Signal.Started} or {@link Signal.StartFailed}. */
    record Begin(Grant who) implements Effect {}

    /** Make its end durable, however often it takes; answered by {@link Signal.Stopped}. */
    record End(Transaction transaction, StopOrder order) implements Effect {}
}
