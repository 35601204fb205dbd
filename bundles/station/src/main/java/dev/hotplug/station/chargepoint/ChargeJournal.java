package dev.hotplug.station.chargepoint;

import dev.hotplug.station.authorization.AuthorizationCache;
import dev.hotplug.station.connection.Journal;
import dev.hotplug.station.transaction.EventLog;
import dev.hotplug.store.Batch;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** What is written down about charges, by central system; the cache of tags goes with the central system too. Loop. */
final class ChargeJournal implements Journal {

    private final EventLog log;
    private final AuthorizationCache cache;
    private final BooleanSupplier idle;

    ChargeJournal(EventLog log, AuthorizationCache cache, BooleanSupplier idle) {
        this.log = log;
        this.cache = cache;
        this.idle = idle;
    }

    @Override
    public boolean idle() {
        return idle.getAsBoolean();
    }

    @Override
    public long undelivered() {
        return log.undelivered();
    }

    @Override
    public int others() {
        return log.kept().size();
    }

    @Override
    public boolean held() {
        return log.held();
    }

    @Override
    public CompletionStage<Void> hold(String address, Batch batch) {
        return log.hold(address, batch);
    }

    @Override
    public CompletionStage<Void> giveBack(String address, Batch batch) {
        return log.settle(address, batch);
    }

    @Override
    public CompletionStage<Void> move(String address, Batch batch) {
        cache.forgetWith(batch);
        return log.settle(address, batch).thenRun(cache::forgotten);
    }
}
