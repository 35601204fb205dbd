package dev.hotplug.profile.local.auth.list;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.AuthorizationData;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.Req;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateType;
import dev.hotplug.store.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * One list on its way into the store: {@value #SLICE} entries a turn, so that cards and hardware are not kept waiting, then
 * everything in one batch, so that there is the old list or the new one at every instant. Station loop.
 */
final class ListUpdate {

    /** Entries dealt with in one turn. */
    static final int SLICE = 1_000;

    private final Loop loop;
    private final StoredList list;
    private final Req request;
    private final int most;
    private final BooleanSupplier stopped;
    private final List<AuthorizationData> entries;
    private final boolean full;
    private final Batch batch = new Batch();
    private final Set<String> seen = new HashSet<>();
    private final CompletableFuture<Verdict> done = new CompletableFuture<>();
    private boolean counting;
    private long size;
    private long before;
    private int next;

    /**
     * @param most    LocalAuthListMaxLength
     * @param stopped true gives it up, unless it has been handed to the store
     */
    ListUpdate(Loop loop, StoredList list, Req request, int most, BooleanSupplier stopped) {
        this.loop = loop;
        this.list = list;
        this.request = request;
        this.most = most;
        this.stopped = stopped;
        this.entries = request.localAuthorizationList();
        this.full = request.updateType() == UpdateType.Full;
    }

    /** Starts; completes on the loop once the list is durable, or with why not, and then nothing has changed. */
    CompletionStage<Verdict> run() {
        begin();
        turn();
        return done;
    }

    private void begin() {
        if (full) {
            StoredList.clear(batch);
            size = entries.size();
        } else {
            size = list.size();
            before = size;
            counting = size + entries.size() > most;
        }
    }

    private void turn() {
        try {
            step();
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void step() {
        Optional<Verdict> refusal = stopped.getAsBoolean() ? Optional.of(Verdict.STOPPED) : slice();
        if (refusal.isPresent()) {
            done.complete(refusal.get());
        } else if (next < entries.size()) {
            loop.post(this::turn);
        } else if (size > most && size > before) {
            done.complete(Verdict.failed("the list would have " + size + " entries, more than LocalAuthListMaxLength"));
        } else {
            commit();
        }
    }

    private Optional<Verdict> slice() {
        Optional<Verdict> refusal = Optional.empty();
        int end = Math.min(next + SLICE, entries.size());
        while (next < end && refusal.isEmpty()) {
            refusal = take(entries.get(next++));
        }
        return refusal;
    }

    private Optional<Verdict> take(AuthorizationData entry) {
        if (!seen.add(entry.idTag().key())) {
            return Optional.of(Verdict.failed("entry " + next + " has an idTag that was there before"));
        }
        if (full && entry.idTagInfo().isEmpty()) {
            return Optional.of(Verdict.failed("entry " + next + " has no idTagInfo, which a full list needs"));
        }
        if (counting) {
            count(entry);
        }
        write(entry);
        return Optional.empty();
    }

    private void count(AuthorizationData entry) {
        boolean there = list.has(entry.idTag());
        if (entry.idTagInfo().isPresent() && !there) {
            size++;
        } else if (entry.idTagInfo().isEmpty() && there) {
            size--;
        }
    }

    private void write(AuthorizationData entry) {
        entry.idTagInfo().ifPresentOrElse(
                info -> StoredList.put(batch, entry.idTag(), info), () -> StoredList.delete(batch, entry.idTag()));
    }

    private void commit() {
        StoredList.version(batch, request.listVersion());
        list.commit(batch).whenComplete((nothing, failure) -> loop.post(() -> done.complete(verdict(failure))));
    }

    private static Verdict verdict(Throwable failure) {
        if (failure == null) {
            return Verdict.ACCEPTED;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Verdict.failed("it could not be stored: " + cause.getMessage());
    }
}
