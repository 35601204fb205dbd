package dev.hotplug.station.keys;

import dev.hotplug.loop.Loop;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.station.keys.KeyTable.Present;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Changes of keys at run time: one after the other, so that each is judged by what the one before left. A change of a key
 * whose owner is being swapped waits for the owner without holding up the others. Station loop.
 */
final class Changes {

    private final Loop loop;
    private final Store store;
    private final SettingsRegistry registry;
    private final Map<String, List<Wish>> waiting = new HashMap<>();
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);

    /** What was asked for. */
    private record Wish(String name, String value, CompletableFuture<Change> outcome) {

        String key() {
            return Setting.key(name);
        }
    }

    Changes(Loop loop, Store store, SettingsRegistry registry) {
        this.loop = loop;
        this.store = store;
        this.registry = registry;
    }

    CompletionStage<Change> ask(String name, String value) {
        Wish wish = new Wish(name, value, new CompletableFuture<>());
        enqueue(wish);
        return wish.outcome();
    }

    /** The key has an owner again: what waited for it is next. */
    void ownerCame(String key) {
        take(key).forEach(this::enqueue);
    }

    /** The key is gone for good. */
    void ownerStaysAway(String key) {
        take(key).forEach(wish -> wish.outcome().complete(unknown(wish.name())));
    }

    private List<Wish> take(String key) {
        List<Wish> taken = waiting.remove(key);
        return taken == null ? List.of() : taken;
    }

    private void enqueue(Wish wish) {
        if (registry.away(wish.key())) {
            waiting.computeIfAbsent(wish.key(), key -> new ArrayList<>()).add(wish);
        } else {
            last = last.handle((before, failure) -> before).thenCompose(before -> begin(wish));
        }
    }

    /** Completes when the next may begin. */
    private CompletionStage<?> begin(Wish wish) {
        if (registry.away(wish.key())) {
            enqueue(wish);
            return CompletableFuture.completedFuture(null);
        }
        try {
            return apply(wish).thenAccept(wish.outcome()::complete);
        } catch (RuntimeException e) {
            wish.outcome().completeExceptionally(e);
            return CompletableFuture.completedFuture(null);
        }
    }

    private CompletionStage<Change> apply(Wish wish) {
        Present present = registry.present(wish.key());
        if (present == null) {
            return CompletableFuture.completedFuture(unknown(wish.name()));
        }
        Setting setting = present.setting();
        Optional<CompletionStage<Change>> undertaken = undertaken(present, wish);
        if (undertaken.isPresent()) {
            return undertaken.get();
        }
        Verdict verdict = judge(setting, wish.value());
        return verdict.value().isPresent()
                ? keep(setting, new StoredValue(setting.name(), verdict.value().get(), StoredValue.Source.CHANGE)
                        .over(registry.stored(setting.name())))
                : refused(setting, verdict.refusal().orElse("does not take this value"));
    }

    /** The owner's own way to make the change, if it has one. */
    private static Optional<CompletionStage<Change>> undertaken(Present present, Wish wish) {
        Setting setting = present.setting();
        return setting.access() == Access.READ_ONLY || wish.value().length() > Setting.MAX_VALUE_LENGTH
                ? Optional.empty()
                : present.owner().service().undertake(setting.name(), wish.value());
    }

    private Verdict judge(Setting setting, String value) {
        if (setting.access() == Access.READ_ONLY) {
            return Verdict.refused("is read-only");
        }
        if (value.length() > Setting.MAX_VALUE_LENGTH) {
            return Verdict.refused("has more than " + Setting.MAX_VALUE_LENGTH + " characters");
        }
        Verdict verdict = setting.rule().judge(value);
        return verdict.value().isEmpty() ? verdict : setting.changeRule().judge(registry.text(setting), verdict.value().get());
    }

    /** Makes a value durable, then effective; one that is stored already needs neither. */
    private CompletionStage<Change> keep(Setting setting, StoredValue value) {
        if (registry.stored(value.name()).filter(value::equals).isPresent()) {
            return CompletableFuture.completedFuture(done(setting));
        }
        CompletableFuture<Change> outcome = new CompletableFuture<>();
        store.commit(value.put(new Batch()))
                .whenComplete((durable, failure) -> loop.post(() -> outcome.complete(settle(setting, value, failure))));
        return outcome;
    }

    private Change settle(Setting setting, StoredValue value, Throwable failure) {
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return new Change(Status.Rejected, setting.name() + " could not be stored: " + cause.getMessage());
        }
        registry.changed(value, !setting.rebootRequired());
        return done(setting);
    }

    private static Change done(Setting setting) {
        return setting.rebootRequired()
                ? new Change(Status.RebootRequired, setting.name() + " has its effect after a restart")
                : new Change(Status.Accepted, "");
    }

    private static CompletionStage<Change> refused(Setting setting, String why) {
        return CompletableFuture.completedFuture(new Change(Status.Rejected, setting.name() + " " + why));
    }

    private static Change unknown(String name) {
        return new Change(Status.NotSupported, "there is no key " + name);
    }
}
