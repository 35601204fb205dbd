package dev.hotplug.store.sqlite;

import dev.hotplug.store.Fields;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of any table, as it is on disk.
 *
 * @param table  the table it was found in
 * @param first  first key column, escaped
 * @param second second key column, escaped; the sequence of a log entry
 */
record StoredRow(Table table, String first, String second, long crc, byte[] body) {

    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    static StoredRow of(Table table, String first, String second, Fields fields) {
        byte[] body = FieldsText.encode(fields);
        return new StoredRow(table, first, second, Checksum.of(table, first, second, body), body);
    }

    static StoredRow of(Table table, ResultSet result) throws SQLException {
        String first = result.getString(1);
        String second = result.getString(2);
        byte[] body = result.getBytes(4);
        return new StoredRow(table, text(first), text(second), result.getLong(3), body == null ? new byte[0] : body);
    }

    boolean sound() {
        return Checksum.of(table, first, second, body) == crc || unbound();
    }

    /** Written by the first version, whose checksum did not tell one table's row from another's: a log's has a number at least. */
    private boolean unbound() {
        boolean possible = table != Table.LOG || SEQUENCE.matcher(second).matches();
        return possible && Checksum.unbound(first, second, body) == crc;
    }

    /** What was stored; empty when this is not as it was written. */
    Optional<Fields> fields() {
        if (!sound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FieldsText.decode(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, first);
        statement.setString(2, second);
        statement.setLong(3, crc);
        statement.setBytes(4, body);
    }

    /** A sentence that names the record but not the key of a table's row, which may be the number of a card. */
    String complaint() {
        return "A record of the store is damaged: " + table.sql + " " + first
                + (table == Table.KEYED ? "." : " " + second + ".");
    }

    private static String text(String column) {
        return column == null ? "" : column;
    }
}
