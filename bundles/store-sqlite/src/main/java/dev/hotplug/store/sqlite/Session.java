package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch.Write;
import dev.hotplug.store.StoreException.Cause;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database, exchanged for a salvaged one when it turns out to be damaged while it is in use. Writes, long reads,
 * {@link #repair} and {@link #close} belong to the store's thread; short reads come from any thread.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** A disk that damages the file again and again must not be filled with damaged files. */
    private static final int REPAIRS = 3;

    private final Opening opening;
    private final AtomicBoolean suspected = new AtomicBoolean();
    private int repairs;
    private boolean closed;
    /** Null after a repair that failed, until the next attempt; exchanged under the lock of this. */
    private Database database;

    Session(Opening opening) {
        this.opening = opening;
        this.database = opening.open(false);
    }

    /** A short read; fails as the port says. */
    synchronized <T> T read(Query<T> query) throws SQLException {
        Database asked = present();
        try {
            return query.ask(asked.reads());
        } catch (SQLException e) {
            asked.renewReads();
            throw e;
        }
    }

    /** All in one transaction and one sync, or nothing. */
    void write(List<Write> writes) {
        repairing(database -> {
            database.writes().transact(writes);
            return null;
        });
    }

    /** A read that may take long. */
    <T> T readLong(Query<T> query) {
        return repairing(database -> query.ask(database.ownReads()));
    }

    /** A reader met damage; true when nobody has said so since the last repair. Any thread. */
    boolean suspect() {
        return suspected.compareAndSet(false, true);
    }

    /** Looks through the whole file and rebuilds it if need be; false when that has been done too often. */
    boolean repair() {
        if (repairs == REPAIRS) {
            return false;
        }
        repairs++;
        LOG.warn("The database shows signs of damage; it is closed, checked and opened again.");
        reopen(true);
        suspected.set(false);
        return true;
    }

    synchronized void close() {
        closed = true;
        closeDatabase();
    }

    /** The open database; fails when there is none at present. */
    synchronized Database present() {
        if (closed) {
            throw Errors.closed();
        }
        if (database == null) {
            throw Errors.damaged("The database is damaged and could not be rebuilt yet.");
        }
        return database;
    }

    private <T> T repairing(Work<T> work) {
        try {
            return once(work);
        } catch (SQLException e) {
            if (!helped(e)) {
                throw Errors.of(e);
            }
        }
        try {
            return once(work);
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }

    /** True when it is worth another try: the file was rebuilt, or room was made. */
    private boolean helped(SQLException e) {
        return Errors.fileDamage(e) && repair() || Errors.cause(e) == Cause.FULL && present().makeRoom();
    }

    private <T> T once(Work<T> work) throws SQLException {
        Database used = opened();
        try {
            return work.on(used);
        } catch (SQLException e) {
            used.renewOwn();
            throw e;
        }
    }

    private synchronized Database opened() {
        if (database == null && !closed) {
            reopen(true);
        }
        return present();
    }

    /** @throws StoreException when it cannot be opened now; the next write tries again */
    private synchronized void reopen(boolean thorough) {
        closeDatabase();
        database = opening.open(thorough);
    }

    private void closeDatabase() {
        if (database != null) {
            database.close();
            database = null;
        }
    }

    /** A question. */
    interface Query<T> {
        T ask(Reads reads) throws SQLException;
    }

    /** Work of the store's thread. */
    private interface Work<T> {
        T on(Database database) throws SQLException;
    }
}
