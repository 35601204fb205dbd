package dev.hotplug.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open file: a connection that writes, for the store's thread, and one that only reads, for everybody else under a
 * lock. Two, so that a read never waits for a sync.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int BUSY_MILLIS = 2_000;

    private final Connection writing;
    private final Connection reading;
    private final DamageLog damage;
    /** These three are made at need and again after an error. */
    private Writes writes;
    private Reads ownReads;
    private Reads reads;

    private Database(Connection writing, Connection reading, DamageLog damage) {
        this.writing = writing;
        this.reading = reading;
        this.damage = damage;
    }

    /** Opens a file that has been found in order, on the connection that found it so. */
    static Database on(Connection writing, Path file, Options options, DamageLog damage) throws SQLException {
        tune(writing, options);
        Schema.execute(writing, "PRAGMA journal_mode=WAL");
        Schema.execute(writing, "PRAGMA synchronous=FULL");
        Schema.execute(writing, "PRAGMA journal_size_limit=" + options.journalKibibytes() * 1024L);
        Connection reading = Schema.connect(file);
        try {
            tune(reading, options);
            Schema.execute(reading, "PRAGMA query_only=ON");
            return new Database(writing, reading, damage);
        } catch (SQLException e) {
            quietly(reading);
            throw e;
        }
    }

    /** For the store's thread. */
    Writes writes() throws SQLException {
        if (writes == null) {
            writes = new Writes(writing, ownReads());
        }
        return writes;
    }

    /** For the store's thread: reads that may take long. */
    Reads ownReads() throws SQLException {
        if (ownReads == null) {
            ownReads = new Reads(writing, damage);
        }
        return ownReads;
    }

    /** For one thread at a time. */
    Reads reads() throws SQLException {
        if (reads == null) {
            reads = new Reads(reading, damage);
        }
        return reads;
    }

    /**
     * Moves the write-ahead log into the file and gives its room back, so that a full disk still takes what needs little
     * room, such as forgetting entries. False when there is no room even for that. For the store's thread.
     */
    boolean makeRoom() {
        try {
            Schema.execute(writing, "PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        } catch (SQLException e) {
            LOG.debug("No room could be made: {}", e.getMessage());
            return false;
        }
    }

    /** After an error on the store's thread. */
    void renewOwn() {
        writes = null;
        ownReads = null;
    }

    /** After an error in {@link #reads}. */
    void renewReads() {
        reads = null;
    }

    /** The connection that writes. */
    Connection writing() {
        return writing;
    }

    /** Closes both; the last one moves the write-ahead log into the file. */
    @Override
    public void close() {
        quietly(reading);
        quietly(writing);
    }

    static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Closing a connection to the database: {}", e.getMessage());
        }
    }

    private static void tune(Connection connection, Options options) throws SQLException {
        Schema.execute(connection, "PRAGMA busy_timeout=" + BUSY_MILLIS);
        Schema.execute(connection, "PRAGMA cache_size=-" + options.cacheKibibytes());
        Schema.execute(connection, "PRAGMA cell_size_check=ON");
    }
}
