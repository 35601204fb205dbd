package dev.hotplug.station;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears what happens to the charge point; a whiteboard service. Called on the station loop; must not block. */
@ConsumerType
public interface StationListener {

    /** A connector's status changed (0: the charge point). */
    default void statusChanged(ConnectorId connector, StatusReport report) {}

    /**
     * Something to tell the central system once that is no lasting status: a local list that contradicts the central
     * system (LocalListConflict), a fault that does not stop anything.
     */
    default void notice(ConnectorId connector, StatusReport report) {}

    /** A card was held at the reader, whatever comes of it; never a PIN. */
    default void cardPresented(IdTag idTag) {}

    /** The log of transaction events has new durable entries. */
    default void transactionsLogged() {}

    /**
     * A transaction begins: durable, and no energy has been permitted yet. A limit left for it in here holds from its first
     * moment. It may not be in the snapshot yet.
     */
    default void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {}

    /** A transaction has ended, durably. */
    default void transactionEnded(ConnectorId connector, long localId) {}
}
