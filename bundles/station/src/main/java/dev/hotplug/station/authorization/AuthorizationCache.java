package dev.hotplug.station.authorization;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the central system said of tags, bounded and durable (OCPP 1.6 section 3.5.1). When it is full, the oldest entry
 * that is not valid goes first, then the oldest. Held in memory in the order of the updates, and written through. Loop.
 */
public final class AuthorizationCache {

    /** Where it lies. */
    public static final String TABLE = "authorization-cache";
    private static final String ORDER = "order";
    private static final int PAGE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationCache.class);

    private final Commits commits;
    private final Map<String, IdTagInfo> entries = new LinkedHashMap<>();
    private int maxEntries;
    private long order;

    /** Reads what is stored. */
    public AuthorizationCache(Commits commits, int maxEntries) {
        this.commits = commits;
        this.maxEntries = maxEntries;
        load(commits.store());
    }

    /** What was said of a tag; Expired when its time is over, which is remembered (statement 27). */
    public Optional<IdTagInfo> find(IdTag tag, Instant now) {
        IdTagInfo info = entries.get(tag.key());
        if (info != null && info.status() == AuthorizationStatus.Accepted && !info.acceptedAt(now)) {
            put(tag, new IdTagInfo(info.expiryDate(), info.parentIdTag(), AuthorizationStatus.Expired), now);
        }
        return Optional.ofNullable(entries.get(tag.key()));
    }

    /**
     * Takes over what was said. ConcurrentTx says nothing about the tag itself and changes no entry (statement 36). What was
     * known already only becomes the newest in memory: it is not worth a write to the disk at each charge.
     */
    public void put(IdTag tag, IdTagInfo info, Instant now) {
        if (info.status() == AuthorizationStatus.ConcurrentTx) {
            return;
        }
        boolean known = info.equals(entries.remove(tag.key()));
        entries.put(tag.key(), info);
        if (known) {
            return;
        }
        Batch batch = new Batch();
        batch.putRow(TABLE, tag.key(), TagFields.write(info).with(ORDER, Long.toString(++order)));
        shrink(batch, now);
        write(batch);
    }

    /** A list entry is never in the cache as well. */
    public void forget(IdTag tag) {
        if (entries.remove(tag.key()) != null) {
            write(new Batch().deleteRow(TABLE, tag.key()));
        }
    }

    /** Forgets everything; durable when the stage completes. */
    public CompletionStage<Void> clear() {
        return commits.commit(new Batch().clear(TABLE)).thenRun(entries::clear);
    }

    /** Adds the forgetting of everything to a batch; {@link #forgotten} when that is durable. */
    public void forgetWith(Batch batch) {
        batch.clear(TABLE);
    }

    public void forgotten() {
        entries.clear();
    }

    /** A new bound, at once. */
    public void maxEntries(int most, Instant now) {
        maxEntries = most;
        Batch batch = new Batch();
        shrink(batch, now);
        write(batch);
    }

    public int size() {
        return entries.size();
    }

    private void shrink(Batch batch, Instant now) {
        while (entries.size() > maxEntries) {
            String victim = victim(now);
            entries.remove(victim);
            batch.deleteRow(TABLE, victim);
        }
    }

    private String victim(Instant now) {
        return entries.entrySet().stream()
                .filter(e -> !e.getValue().acceptedAt(now))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> entries.keySet().iterator().next());
    }

    private void write(Batch batch) {
        commits.commit(batch).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("The authorization cache could not be stored: {}", Commits.cause(failure).getMessage());
            }
        });
    }

    private void load(Store store) {
        List<Row> rows = new ArrayList<>();
        List<Row> page = store.rows(TABLE, "", PAGE);
        while (!page.isEmpty()) {
            rows.addAll(page);
            page = store.rows(TABLE, page.get(page.size() - 1).key(), PAGE);
        }
        rows.sort(Comparator.comparingLong(row -> number(row.fields())));
        rows.forEach(row -> entries.put(row.key(), TagFields.read(row.fields())));
        order = rows.isEmpty() ? 0 : number(rows.get(rows.size() - 1).fields());
    }

    private static long number(Fields fields) {
        return fields.number(ORDER, 0);
    }
}
