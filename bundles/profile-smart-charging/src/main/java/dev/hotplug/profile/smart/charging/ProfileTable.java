package dev.hotplug.profile.smart.charging;

import dev.hotplug.loop.Loop;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installed profiles: one row each by chargingProfileId, and the same in memory. Loop. */
final class ProfileTable {

    static final String TABLE = "charging-profiles";

    private static final int PAGE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ProfileTable.class);

    private final Loop loop;
    private final Store store;
    private final SortedMap<Integer, Installed> profiles = new TreeMap<>();

    /** Reads what is stored. */
    ProfileTable(Loop loop, Store store) {
        this.loop = loop;
        this.store = store;
        List<Row> page = store.rows(TABLE, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> read(row).ifPresent(p -> profiles.put(p.id(), p)));
            page = store.rows(TABLE, page.get(page.size() - 1).key(), PAGE);
        }
    }

    Collection<Installed> all() {
        return List.copyOf(profiles.values());
    }

    /**
     * Takes some away and puts one in their place, in one batch; in force once it is durable. Completes on the loop: false
     * when it cannot be stored, and then nothing has changed.
     */
    CompletionStage<Boolean> change(Set<Integer> gone, Optional<Installed> next) {
        Batch batch = batch(gone, next);
        if (batch.isEmpty()) {
            return CompletableFuture.completedStage(true);
        }
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        store.commit(batch).whenComplete((done, failure) -> loop.post(() -> settle(gone, next, failure, outcome)));
        return outcome;
    }

    /** The same at once; it is stored later, because nothing of it outlives the process. */
    void changeNow(Set<Integer> gone, Optional<Installed> next) {
        apply(gone, next);
        Batch batch = batch(gone, next);
        if (!batch.isEmpty()) {
            store.commit(batch).whenComplete((done, failure) -> report(failure));
        }
    }

    private void settle(Set<Integer> gone, Optional<Installed> next, Throwable failure, CompletableFuture<Boolean> outcome) {
        report(failure);
        if (failure == null) {
            apply(gone, next);
        }
        outcome.complete(failure == null);
    }

    private void apply(Set<Integer> gone, Optional<Installed> next) {
        gone.forEach(profiles::remove);
        next.ifPresent(p -> profiles.put(p.id(), p));
    }

    private static Batch batch(Set<Integer> gone, Optional<Installed> next) {
        Batch batch = new Batch();
        gone.forEach(id -> batch.deleteRow(TABLE, id.toString()));
        next.ifPresent(p -> batch.putRow(TABLE, Integer.toString(p.id()), ProfileFields.write(p)));
        return batch;
    }

    private static void report(Throwable failure) {
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            LOG.error("Charging profiles could not be stored: {}", cause.getMessage());
        }
    }

    private static Optional<Installed> read(Row row) {
        try {
            return Optional.of(ProfileFields.read(row.fields()));
        } catch (RuntimeException e) {
            LOG.error("The charging profile {} could not be read and is not in force: {}", row.key(), e.getMessage());
            return Optional.empty();
        }
    }
}
