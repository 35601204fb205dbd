package dev.hotplug.store.sqlite;

import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's result codes in the words of the port. */
final class Errors {

    private Errors() {}

    static StoreException of(SQLException e) {
        Cause cause = cause(e);
        return new StoreException(cause, sentence(cause, e), e);
    }

    static StoreException damaged(String what) {
        return new StoreException(Cause.DAMAGED, what);
    }

    static StoreException closed() {
        return new StoreException(Cause.FAILED, "The store is closed.");
    }

    /** As {@link #fileDamage}, or what SQLite says of a file whose list of tables it cannot make sense of. */
    static boolean fileDamageAtOpening(SQLException e) {
        return fileDamage(e) || primary(e.getErrorCode()) == SQLiteErrorCode.SQLITE_ERROR;
    }

    /** The file as a whole, not one record, is not as it was written. */
    static boolean fileDamage(Throwable e) {
        return e instanceof SQLException sql && cause(sql) == Cause.DAMAGED;
    }

    static Cause cause(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return Cause.FULL;
        }
        return switch (primary(e.getErrorCode())) {
            case SQLITE_FULL -> Cause.FULL;
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> Cause.READ_ONLY;
            // Nothing that the store writes breaks a constraint, unless the tables are not what they were.
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_CONSTRAINT -> Cause.DAMAGED;
            default -> Cause.FAILED;
        };
    }

    private static SQLiteErrorCode primary(int code) {
        return SQLiteErrorCode.getErrorCode(code & 0xff);
    }

    private static String sentence(Cause cause, SQLException e) {
        return switch (cause) {
            case FULL -> "There is no room left on the disk of the data folder: free some space.";
            case READ_ONLY -> "The data folder or the database in it cannot be written.";
            case DAMAGED -> "The database is damaged.";
            default -> "The database reported: " + e.getMessage();
        };
    }
}
