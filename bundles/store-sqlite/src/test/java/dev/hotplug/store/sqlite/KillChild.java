package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** The process that is killed: commits numbered entries without end and prints each one that was acknowledged. */
final class KillChild {

    private static final int IN_FLIGHT = 12;

    private KillChild() {}

    /** @param args the data folder */
    public static void main(String[] args) throws InterruptedException {
        SqliteStore store = new SqliteStore(new Session(new Opening(Path.of(args[0]), Options.DEFAULTS, new DamageLog())));
        Semaphore window = new Semaphore(IN_FLIGHT);
        for (long n = store.newest("tx") + 1; ; n++) {
            long number = n;
            window.acquire();
            store.commit(batch(n)).thenRun(() -> {
                System.out.println(number);
                window.release();
            });
        }
    }

    /** Three records that must be there together; every seventh batch also forgets old entries. */
    static Batch batch(long n) {
        Batch batch = new Batch()
                .append("tx", content(n))
                .put("state", "last", content(n))
                .putRow("table", Long.toString(n % 50), content(n));
        return n % 7 == 0 ? batch.trim("tx", n - 200).moveCursor("tx", "core", n) : batch;
    }

    static Fields content(long n) {
        return Fields.of("n", Long.toString(n), "filler", ("text " + n + ' ').repeat((int) (n % 60)));
    }
}
