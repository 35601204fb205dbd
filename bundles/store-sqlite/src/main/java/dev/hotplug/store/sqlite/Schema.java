package dev.hotplug.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What makes a file one of ours, and how a new one is made. */
final class Schema {

    /** {@code HPLG}. */
    static final int APPLICATION = 0x48504c47;

    /** Version of the data that this bundle writes and reads. */
    static final int VERSION = 1;

    static final int PAGE_BYTES = 4096;

    private Schema() {}

    /** Connects; the file is not read before the first statement. */
    static Connection connect(Path file) throws SQLException {
        return new org.sqlite.JDBC().connect("jdbc:sqlite:file:" + file.toUri().getRawPath(), new java.util.Properties());
    }

    /** Tables without content in one transaction; complete only once {@link #complete} has been called. */
    static void create(Path file) throws SQLException {
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=" + PAGE_BYTES);
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("BEGIN");
            for (Table table : Table.values()) {
                statement.execute(table.create());
            }
            statement.execute("PRAGMA application_id=" + APPLICATION);
            statement.execute("COMMIT");
        }
    }

    static void complete(Connection connection) throws SQLException {
        execute(connection, "PRAGMA user_version=" + VERSION);
    }

    /** The tables are where {@link #create} puts them and as it makes them. */
    static boolean hasTables(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name=? AND tbl_name=name AND rootpage=? AND sql=?")) {
            for (Table table : Table.values()) {
                statement.setString(1, table.sql);
                statement.setInt(2, table.rootPage());
                statement.setString(3, table.create());
                if (!"1".equals(text(statement.executeQuery()))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Every page is looked at: what is wrong, or empty text. Takes about 1 ms per MB. */
    static String structure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return "ok".equals(text(statement.executeQuery("PRAGMA integrity_check(1)"))) ? "" : "its structure is broken";
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(ResultSet result) throws SQLException {
        try (result) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }
}
