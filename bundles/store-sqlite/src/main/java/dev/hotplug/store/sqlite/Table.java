package dev.hotplug.store.sqlite;

/**
 * The tables. All have the same shape: two key columns, the checksum of the row, and its body ({@link FieldsText}).
 * They are created in this order, which fixes the page each one starts at (see {@link Transplant}).
 */
enum Table {
    /** Log entries by log and sequence. */
    LOG("log", "name", "seq", "INTEGER"),
    /** What is known of a log beside its entries: see {@link Mark}. */
    MARK("mark", "log", "name", "TEXT"),
    /** How far each reader of a log has come. */
    CURSOR("cursor", "log", "reader", "TEXT"),
    /** Documents by namespace and name. */
    DOCUMENT("document", "namespace", "name", "TEXT"),
    /** Rows of keyed tables by table and key. */
    KEYED("keyed", "tbl", "key", "TEXT");

    final String sql;
    final String first;
    final String second;
    private final String secondType;

    Table(String sql, String first, String second, String secondType) {
        this.sql = sql;
        this.first = first;
        this.second = second;
        this.secondType = secondType;
    }

    /** Page at which the table starts; page 1 holds the list of tables. */
    int rootPage() {
        return ordinal() + 2;
    }

    String create() {
        return "CREATE TABLE " + sql + "(" + first + " TEXT NOT NULL, " + second + " " + secondType + " NOT NULL, "
                + "crc INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(" + first + ", " + second + ")) WITHOUT ROWID";
    }

    /** Columns are always first key, second key, crc, body. */
    String select(String rest) {
        return "SELECT " + first + ", " + second + ", crc, body FROM " + sql + " " + rest;
    }

    String selectOne() {
        return select("WHERE " + first + "=? AND " + second + "=?");
    }

    String selectAfter() {
        return select("WHERE " + first + "=? AND " + second + ">? ORDER BY " + second);
    }

    /** A log entry is written once; everything else may be written over. */
    String put() {
        return (this == LOG ? "INSERT INTO " : "INSERT OR REPLACE INTO ") + sql + " VALUES(?,?,?,?)";
    }

    String deleteOne() {
        return "DELETE FROM " + sql + " WHERE " + first + "=? AND " + second + "=?";
    }
}
