package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;

/** What the book keeps in memory of a transaction that is open. Loop. */
final class OpenTransaction {

    final long localId;
    final Transaction started;
    TransactionData data = TransactionData.NONE;
    double registerWattHour;
    Stamp registerAt;
    long storedMillis;
    /** Its end is on the way to the store: its row must not be written any more. */
    boolean closing;

    OpenTransaction(Transaction started, double registerWattHour, long nowMillis) {
        this.localId = started.localId();
        this.started = started;
        this.registerWattHour = registerWattHour;
        this.registerAt = started.startedAt();
        this.storedMillis = nowMillis;
    }

    TransactionRow row() {
        return new TransactionRow(started, registerWattHour, registerAt);
    }
}
