package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotplug.store.Batch;
import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

    @TempDir
    Path path;

    @Test
    void a_new_folder_and_its_files_are_for_us_alone() throws IOException {
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (Folder folder = new Folder(path.resolve("a/b c?#%41"))) {
            folder.commit(new Batch().append("tx", Folder.number(1)));
            assertEquals("rwx------", permissions(folder.path));
            try (var files = Files.list(folder.path)) {
                files.forEach(file -> assertEquals("rw-------", permissions(file), file.toString()));
            }
            assertTrue(Files.size(folder.file()) > 0);
        }
    }

    @Test
    void a_folder_that_was_there_keeps_its_mode() {
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        String before = permissions(path);
        new Folder(path).close();
        assertEquals(before, permissions(path));
    }

    @Test
    void a_database_of_a_newer_version_is_refused_and_left_as_it_is() throws IOException {
        StoreException refusal = refusalOfVersion(2);
        assertEquals(Cause.NEWER, refusal.reason());
        assertTrue(refusal.getMessage().contains("newer version"), refusal.getMessage());
    }

    @Test
    void a_folder_with_the_name_of_the_database_is_refused() throws IOException {
        Files.createDirectory(path.resolve("hotplug.db"));
        StoreException refusal = assertThrows(StoreException.class, () -> new Folder(path));
        assertEquals(Cause.READ_ONLY, refusal.reason());
        assertTrue(refusal.getMessage().contains("is a folder"), refusal.getMessage());
    }

    @Test
    void a_version_that_can_only_be_damage_is_salvaged() throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(path.resolve("hotplug.db"));
        ByteBuffer.wrap(bytes).putInt(60, 0x10001);
        Files.write(path.resolve("hotplug.db"), bytes);
        try (Folder folder = new Folder(path)) {
            assertEquals(1, folder.read("tx").size());
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(path.resolve("file"));
        assertEquals(Cause.READ_ONLY, assertThrows(StoreException.class, () -> new Folder(file)).reason());
        assertEquals(Cause.READ_ONLY, assertThrows(StoreException.class, () -> new Folder(file.resolve("below"))).reason());
    }

    @Test
    void a_folder_or_file_that_cannot_be_written_is_refused_with_what_to_do() throws IOException {
        fill();
        for (Path target : new Path[] {path, path.resolve("hotplug.db")}) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(target == path ? "r-x------" : "r--------"));
            try {
                if (Files.isWritable(target)) {
                    new Folder(path).close(); // root may write in spite of the mode, and then nothing is refused
                } else {
                    StoreException refusal = assertThrows(StoreException.class, () -> new Folder(path));
                    assertEquals(Cause.READ_ONLY, refusal.reason());
                    assertTrue(refusal.getMessage().contains("--data"), refusal.getMessage());
                }
            } finally {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    @Test
    void an_empty_file_is_damage_and_is_kept() throws IOException {
        Files.createFile(path.resolve("hotplug.db"));
        new Folder(path).close();
        assertTrue(Files.exists(path.resolve("hotplug.db.damaged-1")));
    }

    @Test
    void a_first_start_that_was_interrupted_is_begun_again() throws IOException {
        Files.write(path.resolve("hotplug.db.new"), new byte[5000]);
        fill();
        assertFalse(Files.exists(path.resolve("hotplug.db.new")));
        assertFalse(Files.exists(path.resolve("hotplug.db.damaged-1")));
    }

    @Test
    void a_salvage_interrupted_between_its_two_renames_is_finished() throws IOException {
        fill();
        Files.move(path.resolve("hotplug.db"), path.resolve("hotplug.db.new"));
        Files.write(path.resolve("hotplug.db-wal"), new byte[100]);
        try (Folder folder = new Folder(path)) {
            assertEquals(1, folder.read("tx").size());
            assertTrue(Files.exists(path.resolve("hotplug.db.damaged-1-wal")), "the old log does not meet the new file");
        }
    }

    @Test
    void a_new_file_beside_a_whole_one_is_never_taken() throws IOException {
        fill();
        Files.write(path.resolve("hotplug.db.new"), new byte[5000]);
        try (Folder folder = new Folder(path)) {
            assertEquals(1, folder.read("tx").size());
        }
    }

    private StoreException refusalOfVersion(int version) throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(path.resolve("hotplug.db"));
        ByteBuffer.wrap(bytes).putInt(60, version);
        Files.write(path.resolve("hotplug.db"), bytes);
        StoreException refusal = assertThrows(StoreException.class, () -> new Folder(path));
        assertEquals(-1, java.util.Arrays.mismatch(bytes, Files.readAllBytes(path.resolve("hotplug.db"))));
        assertEquals(1, path.toFile().list().length);
        return refusal;
    }

    private void fill() {
        try (Folder folder = new Folder(path)) {
            folder.commit(new Batch().append("tx", Folder.number(1)));
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
