package dev.hotplug.store.sqlite;

import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/**
 * Everything that is asked of one connection. For one thread at a time; closed with its connection. Of no use after an
 * {@code SQLException}, because the driver closes a statement that fails.
 */
final class Reads {

    private final Map<Table, PreparedStatement> one = new EnumMap<>(Table.class);
    private final Map<Table, PreparedStatement> after = new EnumMap<>(Table.class);
    private final PreparedStatement newestEntry;
    private final PreparedStatement size;
    private final DamageLog damage;

    Reads(Connection connection, DamageLog damage) throws SQLException {
        this.damage = damage;
        for (Table table : Table.values()) {
            one.put(table, connection.prepareStatement(table.selectOne()));
            after.put(table, connection.prepareStatement(table.selectAfter()));
        }
        newestEntry = connection.prepareStatement("SELECT max(seq) FROM log WHERE name=? AND typeof(seq)='integer'");
        size = connection.prepareStatement("SELECT count(*) FROM keyed WHERE tbl=?");
    }

    /** @throws dev.hotplug.store.StoreException (DAMAGED) when it is there but not as it was written */
    Optional<Fields> one(Table table, String first, String second) throws SQLException {
        Optional<StoredRow> row = stored(table, first, second);
        return row.map(r -> r.fields().orElseThrow(() -> Errors.damaged(r.complaint())));
    }

    /** Up to {@code limit} sound entries, oldest first. */
    List<LogEntry> entries(String log, long afterSequence, int limit) throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        eachSound(Table.LOG, entriesAfter(log, afterSequence), limit, (row, fields) -> entries.add(new LogEntry(Long.parseLong(row.second()), fields)));
        return ascending(entries);
    }

    /** How many sound entries there are; holds none of them. */
    long count(String log, long afterSequence) throws SQLException {
        long[] count = {0};
        eachSound(Table.LOG, entriesAfter(log, afterSequence), Integer.MAX_VALUE, (row, fields) -> count[0]++);
        return count[0];
    }

    /** Up to {@code limit} sound rows in the order of their keys. */
    List<Row> rows(Table table, String first, String afterSecond, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        PreparedStatement statement = after.get(table);
        statement.setString(1, Escapes.key(first));
        statement.setString(2, Escapes.key(afterSecond));
        eachSound(table, statement, limit, (row, fields) -> rows.add(new Row(Escapes.plain(row.second()), fields)));
        return rows;
    }

    Map<String, Fields> documents(String namespace) throws SQLException {
        Map<String, Fields> documents = new LinkedHashMap<>();
        rows(Table.DOCUMENT, namespace, "", Integer.MAX_VALUE).forEach(row -> documents.put(row.key(), row.fields()));
        return documents;
    }

    long cursor(String log, String reader) throws SQLException {
        return one(Table.CURSOR, log, reader).map(Reads::sequence).orElse(0L);
    }

    /** Newest sequence that a log ever had; 0 when it never had one. */
    long newest(String log) throws SQLException {
        newestEntry.setString(1, Escapes.key(log));
        return Math.max(number(newestEntry), mark(log, Mark.NEWEST));
    }

    /** The sequence after which the next entry is to come. */
    long floor(String log) throws SQLException {
        return Math.max(newest(log), mark(log, Mark.FLOOR));
    }

    long size(String table) throws SQLException {
        size.setString(1, Escapes.key(table));
        return number(size);
    }

    /** A row as it is stored, sound or not. */
    Optional<StoredRow> stored(Table table, String first, String second) throws SQLException {
        PreparedStatement statement = one.get(table);
        statement.setString(1, Escapes.key(first));
        statement.setString(2, Escapes.key(second));
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.of(StoredRow.of(table, result)) : Optional.empty();
        }
    }

    static long sequence(Fields fields) {
        return fields.number(Mark.SEQUENCE, 0);
    }

    private PreparedStatement entriesAfter(String log, long afterSequence) throws SQLException {
        PreparedStatement statement = after.get(Table.LOG);
        statement.setString(1, Escapes.key(log));
        statement.setLong(2, afterSequence);
        return statement;
    }

    /** A tree whose order is broken could give an entry twice; that is damage of the file. */
    private static List<LogEntry> ascending(List<LogEntry> entries) throws SQLException {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).sequence() <= entries.get(i - 1).sequence()) {
                throw new SQLException("the entries of a log are out of order", null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
        return entries;
    }

    private long mark(String log, String name) throws SQLException {
        return one(Table.MARK, log, name).map(Reads::sequence).orElse(0L);
    }

    private void eachSound(Table table, PreparedStatement statement, int limit, Taker taker) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            for (int taken = 0; taken < limit && result.next(); ) {
                StoredRow row = StoredRow.of(table, result);
                Optional<Fields> fields = row.fields();
                if (fields.isPresent()) {
                    taker.take(row, fields.get());
                    taken++;
                } else {
                    damage.report(row);
                }
            }
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Takes a sound row. */
    private interface Taker {
        void take(StoredRow row, Fields fields);
    }
}
