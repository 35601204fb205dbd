package dev.hotplug.store.sqlite;

import dev.hotplug.fuzz.FuzzedStation;
import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Scratch;
import dev.hotplug.fuzz.Surprises;
import dev.hotplug.fuzz.Target;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of the database, changed at random: the store opens, gives whole records or none, says that something was lost,
 * and the station starts on what is left. An input is a list of {@link Damage} to the database and its write-ahead log as a
 * power cut in the middle of a charge leaves them: most in the database, the newest in the log.
 */
public final class StoreTarget implements Target {

    private static final String DATABASE = "hotplug.db";

    private final Path folder = Scratch.folder("store");
    private final Everything everything = new Everything();
    private final byte[] database;
    private final byte[] log;

    public StoreTarget() {
        try {
            SqliteStore before = open();
            charge(new AtOnce(before, everything));
            before.close();
            SqliteStore store = open();
            cards(new AtOnce(store, everything));
            log = Files.readAllBytes(folder.resolve(DATABASE + "-wal"));
            database = Files.readAllBytes(folder.resolve(DATABASE));
            store.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A day of a charger: 30 charges of which some are delivered, the last one goes on. */
    private static void charge(AtOnce store) {
        FuzzedStation fuzzed = new FuzzedStation(store, 1).begin();
        for (int n = 0; n < 30; n++) {
            fuzzed.plug(true).tap("CARD" + n).advance(65).advance(65);
            if (n < 29) {
                fuzzed.tap("CARD" + n).plug(false);
            }
        }
        store.commit(new Batch().moveCursor("transactions", "core", 5).trim("transactions", 3));
    }

    private static void cards(AtOnce store) {
        for (int n = 0; n < 200; n++) {
            store.commit(new Batch().putRow("local-list", "LIST" + n, Fields.of("status", "Accepted", "note", "x".repeat(n))));
        }
    }

    private SqliteStore open() {
        return new SqliteStore(new Session(new Opening(folder, Options.DEFAULTS, new DamageLog())));
    }

    @Override
    public void feed(byte[] input) throws IOException {
        Scratch.empty(folder);
        Files.write(folder.resolve(DATABASE), Damage.to(database, input, 0));
        Files.write(folder.resolve(DATABASE + "-wal"), Damage.to(log, input, 1));
        SqliteStore store = open();
        try {
            int whole = everything.in(store);
            boolean said = Surprises.warnings() > 0;
            boolean logged = Damage.any(input, 1);
            Promise.that(whole == everything.size() || said || logged, () -> whole + " records are left and nobody says a word");
            FuzzedStation fuzzed = new FuzzedStation(new AtOnce(store, new Everything()), 2).begin();
            Promise.that(fuzzed.station.snapshot().connectors().size() >= 1, () -> "a station without connectors");
            worksOn(store);
        } finally {
            store.close();
        }
        reopens();
    }

    private static void worksOn(SqliteStore store) {
        long newest = store.newest("transactions");
        AtOnce.done(store.commit(new Batch().append("transactions", Fields.of("n", "1")).put("fuzz", "now", Fields.of("n", "1"))));
        Promise.that(store.newest("transactions") > newest, () -> "a number was used again: " + newest);
    }

    /** What was stored after the damage is there at the next start. */
    private void reopens() {
        SqliteStore store = open();
        try {
            Promise.that(store.document("fuzz", "now").isPresent(), () -> "what was stored after the damage is lost");
        } finally {
            store.close();
        }
    }
}
