package dev.hotplug.store.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies every sound record that can still be read from a damaged file into a new one: each table forwards until it
 * breaks, then backwards from its end. Sequences of logs go on far beyond what was found, so that none is used twice.
 */
final class Salvage {

    private final StoreFiles files;
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();
    private int kept;
    private int broken;

    Salvage(StoreFiles files) {
        this.files = files;
    }

    /** Fills the new file within the caller's transaction; whatever the damaged one is like, only the new one can make it fail. */
    void into(Connection target, byte[] firstPage) throws SQLException, IOException {
        Optional<Connection> source = source(firstPage);
        if (source.isPresent()) {
            for (Table table : Table.values()) {
                copy(table, source.get(), target);
            }
            Database.quietly(source.get());
        }
        leap(target);
        files.discard(files.scratch);
    }

    /** One half of a sentence. */
    String summary() {
        if (kept == 0) {
            return "nothing could be read from the old one, the charger starts with an empty store";
        }
        String parts = unreadable.isEmpty() ? "" : ", and part of " + String.join(", ", unreadable) + " could not be read";
        return kept + " records were taken over, " + broken + " were damaged and are lost" + parts;
    }

    private Optional<Connection> source(byte[] firstPage) throws IOException, SQLException {
        files.copyToScratch();
        Optional<Connection> asItIs = readable();
        if (asItIs.isPresent()) {
            return asItIs;
        }
        files.copyToScratch();
        return Transplant.into(files.scratch, firstPage) ? readable() : Optional.empty();
    }

    private Optional<Connection> readable() throws SQLException {
        Connection connection = Schema.connect(files.scratch);
        try {
            if (Schema.hasTables(connection)) {
                return Optional.of(connection);
            }
        } catch (SQLException e) {
            // that file cannot be read this way
        }
        Database.quietly(connection);
        return Optional.empty();
    }

    private void copy(Table table, Connection source, Connection target) throws SQLException {
        String forwards = "ORDER BY " + table.first + ", " + table.second;
        String backwards = "ORDER BY " + table.first + " DESC, " + table.second + " DESC";
        try (PreparedStatement put = target.prepareStatement("INSERT OR IGNORE INTO " + table.sql + " VALUES(?,?,?,?)")) {
            if (!scan(table, source, forwards, put)) {
                unreadable.add(table.sql);
                scan(table, source, backwards, put);
            }
        }
    }

    /** False when the table broke off. */
    private boolean scan(Table table, Connection source, String order, PreparedStatement put) throws SQLException {
        long limit = files.bytes() / 8;
        try (Statement statement = source.createStatement(); ResultSet rows = start(statement, table.select(order))) {
            for (long n = 0; n < limit; n++) {
                Optional<StoredRow> row = next(table, rows);
                if (row.isEmpty()) {
                    return true;
                }
                take(table, row.get(), put);
            }
            return false;
        } catch (Unreadable e) {
            return false;
        }
    }

    private static ResultSet start(Statement statement, String query) throws Unreadable {
        try {
            return statement.executeQuery(query);
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    private static Optional<StoredRow> next(Table table, ResultSet rows) throws Unreadable {
        try {
            return rows.next() ? Optional.of(StoredRow.of(table, rows)) : Optional.empty();
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    private void take(Table table, StoredRow row, PreparedStatement put) throws SQLException {
        if (row.fields().isEmpty()) {
            broken++;
            return;
        }
        row.bind(put);
        kept += put.executeUpdate();
        position(table, row).ifPresent(sequence -> newest.merge(row.first(), sequence, Math::max));
    }

    /** A sequence that the log surely had. */
    private static Optional<Long> position(Table table, StoredRow row) {
        return switch (table) {
            case LOG -> Optional.of(Long.parseLong(row.second()));
            case CURSOR -> row.fields().map(Reads::sequence);
            case MARK -> Mark.NEWEST.equals(row.second()) ? row.fields().map(Reads::sequence) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void leap(Connection target) throws SQLException {
        for (Map.Entry<String, Long> log : newest.entrySet()) {
            Mend.leap(target, log.getKey(), log.getValue());
        }
    }

    /** The damaged file could not be read on. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(Throwable reason) {
            super(reason);
        }
    }
}
