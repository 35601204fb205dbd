package dev.hotplug.station.chargepoint;

import dev.hotplug.station.authorization.AuthorizationCache;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.keys.StoredValues;
import dev.hotplug.station.transaction.EndedTransactions;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Restorable;
import dev.hotplug.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the settings of the factory: the wish is durable first; what goes, goes in one batch at the very end of the
 * process, when nothing runs any more that could write it anew. A process that was killed in between is made up for by the
 * next one. Loop.
 */
final class FactoryRestore {

    private static final String NAMESPACE = "station";
    private static final String WISH = "restore";
    private static final String BY = "by";
    private static final List<String> DOCUMENTS = List.of("availability", "reservations", "pin", WISH);
    private static final List<String> NAMESPACES = List.of("station-limits", "station-transaction-limits");
    private static final Logger LOG = LoggerFactory.getLogger(FactoryRestore.class);

    private final Commits commits;
    private final List<Restorable> others = new CopyOnWriteArrayList<>();
    private Optional<String> wishedBy;

    /** Reads whether a process before was asked for it and did not come to it. */
    FactoryRestore(Commits commits) {
        this.commits = commits;
        this.wishedBy = Reads.document(commits.store(), NAMESPACE, WISH).map(fields -> fields.text(BY).orElse("somebody"));
    }

    /** Any thread. */
    void add(Restorable other) {
        others.add(other);
    }

    /** Any thread. */
    void remove(Restorable other) {
        others.remove(other);
    }

    /** Who asked for it; empty when nobody has. */
    Optional<String> wishedBy() {
        return wishedBy;
    }

    /** Asks for it; durable when the stage completes. */
    CompletionStage<Void> wish(String by) {
        return commits.commit(new Batch().put(NAMESPACE, WISH, Fields.of(BY, by))).thenRun(() -> wishedBy = Optional.of(by));
    }

    /** Carries it out, when somebody asked for it; then the process must end. */
    CompletionStage<Void> carryOut() {
        Batch batch = new Batch();
        wishedBy.ifPresent(by -> fill(batch));
        return commits.commit(batch).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("The factory settings cannot be restored; it is tried again at the next start.", failure);
            }
        });
    }

    private void fill(Batch batch) {
        LOG.info("The factory settings are restored.");
        Store store = commits.store();
        StoredValues.restore(store, batch);
        DOCUMENTS.forEach(name -> batch.delete(NAMESPACE, name));
        NAMESPACES.forEach(space -> store.documents(space).keySet().forEach(name -> batch.delete(space, name)));
        batch.clear(AuthorizationCache.TABLE).clear(EndedTransactions.TABLE);
        others.forEach(other -> other.restore(batch));
    }
}
