package dev.hotplug.profile.local.auth.list;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.ocpp16.localauthlist.SendLocalList;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.AuthorizationData;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateStatus;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateType;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.sqlite.OpenStore;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes one list after the other into a data folder until it is killed, and prints the version of each that it answered with
 * Accepted. Odd versions are full lists, the even ones change the list before.
 */
final class KilledLists {

    private static final int ENTRIES = 3_000;
    private static final int BLOCKED = 1_000;
    private static final int REMOVED = 500;

    private KilledLists() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) {
        OpenStore open = new OpenStore(Path.of(arguments[0]));
        Store store = waiting(open.store());
        ManualLoop loop = new ManualLoop(new ManualTime());
        SendLocalListHandler handler =
                new SendLocalListHandler(loop, store, new MemorySettings().add(new LocalListKeys()));
        for (int version = new StoredList(store).version() + 1; ; version++) {
            CompletableFuture<SendLocalList.Conf> answer = handler.handle(request(version)).toCompletableFuture();
            loop.run();
            if (answer.join().status() != UpdateStatus.Accepted) {
                throw new IllegalStateException("version " + version + " was answered " + answer.join());
            }
            System.out.println(version);
        }
    }

    /** A store whose commits are over when they return, for a loop without a thread. */
    private static Store waiting(Store store) {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
            Object result = method.invoke(store, arguments);
            if (method.getName().equals("commit")) {
                ((CompletionStage<?>) result).toCompletableFuture().join();
            }
            return result;
        });
    }

    private static SendLocalList.Req request(int version) {
        List<AuthorizationData> entries = new ArrayList<>();
        if (version % 2 == 1) {
            for (int i = 0; i < ENTRIES; i++) {
                entries.add(Bench.accepted(tag(version, i)));
            }
            return new SendLocalList.Req(version, entries, UpdateType.Full);
        }
        for (int i = 0; i < BLOCKED + REMOVED; i++) {
            String tag = tag(version - 1, i);
            entries.add(i < BLOCKED ? Bench.entry(tag, AuthorizationStatus.Blocked) : Bench.removal(tag));
        }
        return new SendLocalList.Req(version, entries, UpdateType.Differential);
    }

    /** The whole list of a version, as the store has it. */
    static Map<String, Fields> content(int version) {
        Map<String, Fields> rows = new TreeMap<>();
        int full = version % 2 == 1 ? version : version - 1;
        for (int i = 0; i < ENTRIES && version > 0; i++) {
            boolean changed = version != full;
            if (!changed || i < BLOCKED || i >= BLOCKED + REMOVED) {
                rows.put(tag(full, i), Fields.of("status", changed && i < BLOCKED ? "Blocked" : "Accepted"));
            }
        }
        return rows;
    }

    private static String tag(int version, int number) {
        return "v" + version + "-" + number;
    }
}
