package dev.hotplug.profile.local.auth.list;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp16.localauthlist.GetLocalListVersion;
import dev.hotplug.ocpp16.localauthlist.SendLocalList;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.AuthorizationData;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.Req;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateStatus;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateType;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The profile on a store in memory, as the central system sees it. */
final class Bench {

    final ManualLoop loop = new ManualLoop(new ManualTime());
    final MemoryStore store;
    final MemorySettings settings;
    final SendLocalListHandler handler;

    Bench() {
        this(new LocalListKeys());
    }

    Bench(LocalListKeys keys) {
        this(keys, new MemoryStore());
    }

    /** The same list with other keys. */
    Bench after(LocalListKeys keys) {
        return new Bench(keys, store);
    }

    private Bench(LocalListKeys keys, MemoryStore store) {
        this.store = store;
        settings = new MemorySettings().add(keys);
        handler = new SendLocalListHandler(loop, store, settings);
    }

    static AuthorizationData entry(String tag, AuthorizationStatus status) {
        return new AuthorizationData(new IdTag(tag), Optional.of(IdTagInfo.of(status)));
    }

    static AuthorizationData accepted(String tag) {
        return entry(tag, AuthorizationStatus.Accepted);
    }

    static AuthorizationData removal(String tag) {
        return new AuthorizationData(new IdTag(tag), Optional.empty());
    }

    static AuthorizationData[] accepted(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(n -> accepted("CARD" + n)).toArray(AuthorizationData[]::new);
    }

    CompletableFuture<SendLocalList.Conf> send(UpdateType type, int version, AuthorizationData... entries) {
        CompletableFuture<SendLocalList.Conf> answer = new CompletableFuture<>();
        loop.post(() -> handler.handle(new Req(version, List.of(entries), type)).whenComplete((conf, failure) -> {
            if (failure == null) {
                answer.complete(conf);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }

    UpdateStatus full(int version, AuthorizationData... entries) {
        return settled(send(UpdateType.Full, version, entries));
    }

    UpdateStatus differential(int version, AuthorizationData... entries) {
        return settled(send(UpdateType.Differential, version, entries));
    }

    /** Runs the loop until it is answered. */
    UpdateStatus settled(CompletableFuture<SendLocalList.Conf> answer) {
        loop.run();
        return answer.getNow(null).status();
    }

    int version() {
        return new GetLocalListVersionHandler(store, settings)
                .handle(new GetLocalListVersion.Req())
                .toCompletableFuture()
                .join()
                .listVersion();
    }

    /** What is durable: key to fields. */
    Map<String, Fields> rows() {
        Map<String, Fields> rows = new TreeMap<>();
        List<Row> all = store.rows("local-list", "", Integer.MAX_VALUE);
        all.forEach(row -> rows.put(row.key(), row.fields()));
        return rows;
    }
}
