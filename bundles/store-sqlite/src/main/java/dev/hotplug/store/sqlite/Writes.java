package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch.Write;
import dev.hotplug.store.Fields;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out writes on one connection. For the store's thread; closed with its connection. Of no use after an
 * {@code SQLException}, because the driver closes a statement that fails.
 */
final class Writes {

    private final Reads reads;
    private final Map<Table, PreparedStatement> put = new EnumMap<>(Table.class);
    private final Map<Table, PreparedStatement> delete = new EnumMap<>(Table.class);
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final Connection connection;
    private final PreparedStatement trim;
    private final PreparedStatement clear;
    /** Last sequence given out, by log, within the present transaction. */
    private final Map<String, Long> last = new HashMap<>();

    Writes(Connection connection, Reads reads) throws SQLException {
        this.connection = connection;
        this.reads = reads;
        for (Table table : Table.values()) {
            put.put(table, connection.prepareStatement(table.put()));
            delete.put(table, connection.prepareStatement(table.deleteOne()));
        }
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        trim = connection.prepareStatement("DELETE FROM log WHERE name=? AND seq<=?");
        clear = connection.prepareStatement("DELETE FROM keyed WHERE tbl=?");
    }

    /** All of it in one transaction and one sync, or nothing. */
    void transact(List<Write> writes) throws SQLException {
        last.clear();
        begin.execute();
        try {
            for (Write write : writes) {
                apply(write);
            }
            commit.execute();
        } catch (SQLException | RuntimeException e) {
            undo();
            throw e;
        }
    }

    private void undo() {
        try {
            Schema.execute(connection, "ROLLBACK");
        } catch (SQLException ignored) {
            // SQLite has rolled back by itself, as it does when the disk is full
        }
    }

    private void apply(Write write) throws SQLException {
        if (write instanceof Write.Append w) {
            append(w);
        } else if (write instanceof Write.MoveCursor w) {
            moveCursor(w);
        } else if (write instanceof Write.Trim w) {
            trim(w);
        } else if (write instanceof Write.PutDocument w) {
            put(Table.DOCUMENT, w.namespace(), w.name(), w.fields());
        } else if (write instanceof Write.DeleteDocument w) {
            delete(Table.DOCUMENT, w.namespace(), w.name());
        } else if (write instanceof Write.PutRow w) {
            put(Table.KEYED, w.table(), w.key(), w.fields());
        } else if (write instanceof Write.DeleteRow w) {
            delete(Table.KEYED, w.table(), w.key());
        } else if (write instanceof Write.ClearTable w) {
            clear.setString(1, Escapes.key(w.table()));
            clear.executeUpdate();
        }
    }

    private void append(Write.Append write) throws SQLException {
        long sequence = last(write.log()) + 1;
        put(Table.LOG, write.log(), Long.toString(sequence), write.fields());
        last.put(write.log(), sequence);
    }

    private long last(String log) throws SQLException {
        Long known = last.get(log);
        return known == null ? reads.floor(log) : known;
    }

    private void moveCursor(Write.MoveCursor write) throws SQLException {
        long present = reads.stored(Table.CURSOR, write.log(), write.reader())
                .flatMap(StoredRow::fields)
                .map(Reads::sequence)
                .orElse(0L);
        if (write.sequence() > present) {
            put(Table.CURSOR, write.log(), write.reader(), position(write.sequence()));
        }
    }

    private void trim(Write.Trim write) throws SQLException {
        long newest = reads.newest(write.log());
        if (write.sequence() >= newest && newest > 0) {
            put(Table.MARK, write.log(), Mark.NEWEST, position(newest));
        }
        trim.setString(1, Escapes.key(write.log()));
        trim.setLong(2, write.sequence());
        trim.executeUpdate();
    }

    void put(Table table, String first, String second, Fields fields) throws SQLException {
        PreparedStatement statement = put.get(table);
        StoredRow.of(table, Escapes.key(first), Escapes.key(second), fields).bind(statement);
        statement.executeUpdate();
    }

    private void delete(Table table, String first, String second) throws SQLException {
        PreparedStatement statement = delete.get(table);
        statement.setString(1, Escapes.key(first));
        statement.setString(2, Escapes.key(second));
        statement.executeUpdate();
    }

    static Fields position(long sequence) {
        return Fields.of(Mark.SEQUENCE, Long.toString(sequence));
    }
}
