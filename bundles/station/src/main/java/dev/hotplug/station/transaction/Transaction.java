package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A running transaction.
 *
 * @param localId        this charge point's own number, never used twice
 * @param parent         group of the tag that started it, when known
 * @param meterStartWattHour register at the start
 * @param transactionId  the central system's; empty until known
 * @param givenUp        StartTransaction was given up: messages carry -1 (errata 3.18)
 */
public record Transaction(
        long localId,
        ConnectorId connector,
        IdTag idTag,
        Optional<IdTag> parent,
        Stamp startedAt,
        long meterStartWattHour,
        OptionalInt transactionId,
        boolean givenUp) {

    /** What messages of a transaction carry whose StartTransaction was given up. */
    public static final int UNKNOWN_ID = -1;

    /** With the id the central system gave, and the group it named, if it named one. */
    public Transaction known(int id, Optional<IdTag> namedParent) {
        return new Transaction(
                localId, connector, idTag, namedParent.or(() -> parent), startedAt, meterStartWattHour, OptionalInt.of(id), false);
    }

    /** After StartTransaction was given up. */
    public Transaction withoutId() {
        return new Transaction(
                localId, connector, idTag, parent, startedAt, meterStartWattHour, OptionalInt.of(UNKNOWN_ID), true);
    }

    /** The central system assigned exactly this id; 0 and negative ones are ids like any other (errata 3.54). */
    public boolean hasId(int id) {
        return !givenUp && transactionId.isPresent() && transactionId.getAsInt() == id;
    }
}
