package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in memory with the contract of the real one; stages complete in a turn of their own. */
final class FakeTransactionLog implements TransactionLog {

    final List<String> acknowledged = new ArrayList<>();
    RuntimeException failure;
    int largestPage;

    private final Loop loop;
    private final List<Logged> entries = new ArrayList<>();
    private final Map<Long, Integer> ids = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private int next;

    FakeTransactionLog(Loop loop) {
        this.loop = loop;
    }

    FakeTransactionLog add(TransactionEvent event) {
        entries.add(new Logged(entries.size() + 1, event));
        return this;
    }

    @Override
    public CompletionStage<List<Logged>> pending(int limit) {
        CompletableFuture<List<Logged>> result = new CompletableFuture<>();
        loop.post(() -> {
            List<Logged> page = List.copyOf(entries.subList(next, Math.min(entries.size(), next + limit)));
            largestPage = Math.max(largestPage, page.size());
            result.complete(page);
        });
        return result;
    }

    @Override
    public CompletionStage<Void> acknowledge(long sequence, Answer answer) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        loop.post(() -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            if (sequence == next + 1) {
                learn(entries.get(next++).event(), answer);
                acknowledged.add(sequence + " " + answer.getClass().getSimpleName());
            }
            result.complete(null);
        });
        return result;
    }

    private void learn(TransactionEvent event, Answer answer) {
        if (event instanceof TransactionStarted started) {
            ids.put(started.transaction(), answer instanceof Answer.Started s ? s.transactionId() : -1);
        } else if (event instanceof MeterValuesSampled && !(answer instanceof Answer.Taken || answer instanceof Answer.GivenUp)) {
            throw new AssertionError("MeterValues answered by " + answer);
        }
    }

    @Override
    public OptionalInt transactionId(long localId) {
        return ids.containsKey(localId) ? OptionalInt.of(ids.get(localId)) : OptionalInt.empty();
    }

    @Override
    public CompletionStage<Void> refused(String messageId, int times) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        loop.post(() -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            refusals.put(messageId, times);
            result.complete(null);
        });
        return result;
    }

    @Override
    public int refusals(String messageId) {
        return refusals.getOrDefault(messageId, 0);
    }

    @Override
    public long backlog() {
        return entries.size() - next;
    }
}
