package dev.hotplug.store.sqlite;

import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a data folder to an open database: makes a new one, opens the one that is there, or builds one from what can be
 * read of a damaged one. Only what a person has to mend is refused: a folder that cannot be written, no room, a newer
 * version.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final StoreFiles files;
    private final Options options;
    private final DamageLog damage;

    Opening(Path folder, Options options, DamageLog damage) {
        this.files = new StoreFiles(folder);
        this.options = options;
        this.damage = damage;
    }

    /**
     * @param thorough the structure is checked whatever the size of the file
     * @throws StoreException with a sentence that says what to do (READ_ONLY, FULL, NEWER), or FAILED
     */
    Database open(boolean thorough) {
        files.prepare();
        try {
            provideFile();
            return openProvided(thorough);
        } catch (IOException e) {
            throw files.refused(e);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private void provideFile() throws IOException, SQLException {
        if (Files.exists(files.main)) {
            return;
        }
        if (!Files.exists(files.fresh) || !freshIsComplete()) {
            build(null);
        }
        files.adoptFresh();
    }

    /** Looks at the bytes, so that SQLite does not touch the file of a newer version. */
    private String complaintOfHeader() throws IOException {
        byte[] head = files.head(files.main);
        if (Header.isNewer(head)) {
            throw newer(Header.version(head));
        }
        return Header.complaint(head);
    }

    private Database openProvided(boolean thorough) throws IOException, SQLException {
        boolean check = thorough || files.unclean() || files.bytes() <= options.checkMebibytes() * 1_048_576L;
        String complaint = complaintOfHeader();
        if (complaint.isEmpty()) {
            Attempt attempt = attempt(check);
            if (attempt.database != null) {
                return attempt.database;
            }
            complaint = attempt.complaint;
        }
        salvage(complaint);
        return reopen();
    }

    private Database reopen() throws SQLException {
        Attempt attempt = attempt(false);
        if (attempt.database == null) {
            throw new StoreException(Cause.FAILED, "A new database in " + files.folder + " is damaged at once: " + attempt.complaint);
        }
        return attempt.database;
    }

    private Attempt attempt(boolean check) throws SQLException {
        Connection connection = Schema.connect(files.main);
        try {
            String complaint = complaint(connection, check);
            if (complaint.isEmpty()) {
                return new Attempt(finish(connection), "");
            }
            Database.quietly(connection);
            return new Attempt(null, complaint);
        } catch (SQLException e) {
            Database.quietly(connection);
            if (Errors.fileDamageAtOpening(e)) {
                return new Attempt(null, "it cannot be read as a database");
            }
            throw e;
        }
    }

    private Database finish(Connection connection) throws SQLException {
        Mend.positions(connection);
        return Database.on(connection, files.main, options, damage);
    }

    private static String complaint(Connection connection, boolean check) throws SQLException {
        if (!Schema.hasTables(connection)) {
            return "its list of tables is not whole";
        }
        return check ? Schema.structure(connection) : "";
    }

    /** Builds a new file from what can be read, moves the damaged one aside and puts the new one in its place. */
    private void salvage(String complaint) throws IOException, SQLException {
        Salvage salvage = new Salvage(files);
        build(salvage);
        Path aside = files.moveAside();
        files.adoptFresh();
        LOG.error("The database {} was damaged ({}). It was moved to {} and a new one was made: {}.",
                files.main, complaint, aside.getFileName(), salvage.summary());
    }

    /** A finished file under the name {@code hotplug.db.new}, empty or with what a salvage finds. */
    private void build(Salvage salvage) throws IOException, SQLException {
        files.startFresh();
        Schema.create(files.fresh);
        byte[] firstPage = files.head(files.fresh);
        try (Connection target = Schema.connect(files.fresh)) {
            Schema.execute(target, "PRAGMA synchronous=FULL");
            Schema.execute(target, "BEGIN");
            if (salvage != null) {
                salvage.into(target, firstPage);
            }
            Schema.complete(target);
            Schema.execute(target, "COMMIT");
        }
    }

    /** After an interruption between the two renames of a salvage, or in the making of the first file. */
    private boolean freshIsComplete() throws IOException {
        if (!Header.complaint(files.head(files.fresh)).isEmpty()) {
            return false;
        }
        try (Connection connection = Schema.connect(files.fresh)) {
            return complaint(connection, true).isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    private StoreException newer(int version) {
        return new StoreException(Cause.NEWER, "The database " + files.main + " was written by a newer version of Hotplug"
                + " (data version " + version + ", this one knows " + Schema.VERSION + "): install that version again or"
                + " choose another data folder with --data; nothing was changed.");
    }

    private StoreException refused(SQLException e) {
        return switch (Errors.cause(e)) {
            case FULL -> files.full(e);
            case READ_ONLY -> files.readOnly(e);
            default -> files.failed(e);
        };
    }

    /** Either an open database or what is wrong with the file. */
    private record Attempt(Database database, String complaint) {}
}
