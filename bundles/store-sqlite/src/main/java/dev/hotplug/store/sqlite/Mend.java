package dev.hotplug.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts damaged positions right when the file is opened; they are a handful of rows. Nothing is written when none is
 * damaged. A reader without its cursor starts again at the oldest entry; a log without its marks goes on far beyond its
 * newest entry.
 */
final class Mend {

    private static final Logger LOG = LoggerFactory.getLogger(Mend.class);

    private Mend() {}

    static void positions(Connection connection) throws SQLException {
        List<StoredRow> cursors = damaged(connection, Table.CURSOR);
        List<StoredRow> marks = damaged(connection, Table.MARK);
        if (cursors.isEmpty() && marks.isEmpty()) {
            return;
        }
        cursors.forEach(row -> LOG.warn("{} Its reader starts again at the oldest entry.", row.complaint()));
        marks.forEach(row -> LOG.warn("{} The numbers of the logs go on after a gap.", row.complaint()));
        inTransaction(connection, () -> {
            delete(connection, Table.CURSOR, cursors);
            delete(connection, Table.MARK, marks);
            if (!marks.isEmpty()) {
                leapAll(connection);
            }
        });
    }

    /** Notes that entries after {@code newest} may have been lost. */
    static void leap(Connection connection, String log, long newest) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(Table.MARK.put())) {
            mark(put, log, Mark.NEWEST, newest);
            mark(put, log, Mark.FLOOR, newest + Mark.LEAP);
        }
    }

    private static void mark(PreparedStatement put, String log, String name, long sequence) throws SQLException {
        StoredRow.of(Table.MARK, log, name, Writes.position(sequence)).bind(put);
        put.executeUpdate();
    }

    private static List<StoredRow> damaged(Connection connection, Table table) throws SQLException {
        List<StoredRow> rows = new ArrayList<>(all(connection, table));
        rows.removeIf(row -> row.fields().isPresent());
        return rows;
    }

    private static List<StoredRow> all(Connection connection, Table table) throws SQLException {
        List<StoredRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(table.select(""))) {
            while (result.next()) {
                rows.add(StoredRow.of(table, result));
            }
        }
        return rows;
    }

    private static void delete(Connection connection, Table table, List<StoredRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(table.deleteOne())) {
            for (StoredRow row : rows) {
                delete.setString(1, row.first());
                delete.setString(2, row.second());
                delete.executeUpdate();
            }
        }
    }

    /** Which log a damaged mark belonged to is as doubtful as the mark: all of them leap. */
    private static void leapAll(Connection connection) throws SQLException {
        List<StoredRow> positions = all(connection, Table.CURSOR);
        positions.addAll(all(connection, Table.MARK));
        for (String log : logs(connection)) {
            long newest = Math.max(newestEntry(connection, log), newestPosition(positions, log));
            leap(connection, log, newest);
        }
    }

    private static long newestPosition(List<StoredRow> positions, String log) {
        return positions.stream()
                .filter(row -> row.first().equals(log))
                .mapToLong(row -> row.fields().map(Reads::sequence).orElse(0L))
                .max()
                .orElse(0);
    }

    private static List<String> logs(Connection connection) throws SQLException {
        List<String> logs = new ArrayList<>();
        String query = "SELECT name FROM log UNION SELECT log FROM mark UNION SELECT log FROM cursor";
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                logs.add(result.getString(1));
            }
        }
        return logs;
    }

    private static long newestEntry(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT max(seq) FROM log WHERE name=? AND typeof(seq)='integer'")) {
            statement.setString(1, log);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private static void inTransaction(Connection connection, Change change) throws SQLException {
        Schema.execute(connection, "BEGIN IMMEDIATE");
        try {
            change.make();
            Schema.execute(connection, "COMMIT");
        } catch (SQLException e) {
            Schema.execute(connection, "ROLLBACK");
            throw e;
        }
    }

    /** Writes. */
    private interface Change {
        void make() throws SQLException;
    }
}
