package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged record is never taken for a whole one, and a damaged file never keeps the store from opening. */
class DamageTest {

    private static final int ENTRIES = 400;

    @TempDir
    Path path;

    private byte[] whole;

    @BeforeEach
    void makeAStore() throws IOException {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            Batch batch = new Batch();
            for (int n = 1; n <= ENTRIES; n++) {
                batch.append("tx", fields(n)).putRow("list", "key" + n, fields(n));
            }
            for (int n = 1; n <= 20; n++) {
                batch.put("station", "doc" + n, fields(n));
            }
            folder.commit(batch.moveCursor("tx", "core", 100).append("old", fields(1)).append("old", fields(2)));
            folder.commit(new Batch().trim("old", 2));
        }
        whole = Files.readAllBytes(path.resolve("whole/hotplug.db"));
    }

    @Test
    void a_damaged_entry_is_left_out_and_the_limit_counts_whole_ones() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("UPDATE log SET body=CAST(replace(CAST(body AS TEXT), 'n=', 'm=') AS BLOB) WHERE name='tx' AND seq IN (1,2)");
            List<LogEntry> entries = Folder.await(folder.store.read("tx", 0, 2));
            assertEquals(List.of(new LogEntry(3, fields(3)), new LogEntry(4, fields(4))), entries);
            assertEquals(ENTRIES - 2, Folder.await(folder.store.count("tx", 0)));
            assertEquals(ENTRIES - 10, Folder.await(folder.store.count("tx", 10)));
        }
    }

    @Test
    void a_damaged_document_or_row_fails_when_asked_for_and_is_left_out_of_lists() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("UPDATE document SET crc=crc+1 WHERE name='doc1'");
            folder.sql("UPDATE keyed SET key='key1x' WHERE key='key1'");
            assertDamaged(() -> folder.store.document("station", "doc1"));
            assertDamaged(() -> folder.store.row("list", "key1x"));
            assertEquals(19, folder.store.documents("station").size());
            assertEquals(ENTRIES - 1, folder.store.rows("list", "", ENTRIES).size());
            folder.commit(new Batch().put("station", "doc1", fields(1)));
            assertEquals(fields(1), folder.store.document("station", "doc1").orElseThrow());
        }
    }

    /** A page of one table that turns up in another holds whole rows, at places where they were never written. */
    @Test
    void a_whole_row_of_another_table_is_damage() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("INSERT INTO log SELECT log, reader, crc, body FROM cursor");
            folder.sql("INSERT INTO document SELECT tbl, key, crc, body FROM keyed WHERE key='key1'");
            assertEquals(ENTRIES, Folder.await(folder.store.read("tx", 0, 2 * ENTRIES)).size());
            assertEquals(ENTRIES, Folder.await(folder.store.count("tx", 0)));
            assertEquals(Map.of(), folder.store.documents("list"));
        }
    }

    @Test
    void a_row_of_the_first_version_is_whole() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            byte[] body = FieldsText.encode(fields(1));
            folder.sql("UPDATE document SET crc=" + Checksum.unbound("station", "doc1", body) + " WHERE name='doc1'");
            folder.sql("UPDATE log SET crc=" + Checksum.unbound("tx", "1", body) + " WHERE name='tx' AND seq=1");
            folder.sql("INSERT INTO log VALUES('tx', 'core', " + Checksum.unbound("tx", "core", body) + ", x'"
                    + HexFormat.of().formatHex(body) + "')");
            assertEquals(fields(1), folder.store.document("station", "doc1").orElseThrow());
            assertEquals(new LogEntry(1, fields(1)), Folder.await(folder.store.read("tx", 0, 1)).get(0));
            assertEquals(ENTRIES, Folder.await(folder.store.count("tx", 0)));
        }
    }

    @Test
    void the_message_does_not_tell_the_key_of_a_row() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("UPDATE keyed SET crc=0 WHERE key='key1'");
            String message = assertThrows(StoreException.class, () -> folder.store.row("list", "key1")).getMessage();
            assertFalse(message.contains("key1"), message);
        }
    }

    @Test
    void a_damaged_cursor_is_mended_at_the_next_start() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("UPDATE cursor SET crc=0");
            assertDamaged(() -> folder.store.cursor("tx", "core"));
            folder.reopen();
            assertEquals(0, folder.store.cursor("tx", "core"));
        }
    }

    @Test
    void a_damaged_mark_does_not_let_numbers_be_used_again() {
        try (Folder folder = new Folder(path.resolve("whole"))) {
            folder.sql("UPDATE mark SET log='odd'");
            folder.reopen();
            folder.commit(new Batch().append("tx", fields(7)));
            assertTrue(folder.store.newest("tx") > ENTRIES + 1_000);
        }
    }

    @Test
    void flipped_bits_anywhere_give_whole_records_or_none_and_the_store_goes_on() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            byte[] bytes = whole.clone();
            int where = round % 3 == 0 ? 4096 * (1 + random.nextInt(8)) : bytes.length;
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(where)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(bytes, "flips" + round);
        }
    }

    @Test
    void pages_of_rubbish_give_whole_records_or_none_and_the_store_goes_on() throws IOException {
        Random random = new Random(8);
        for (int round = 0; round < 60; round++) {
            byte[] bytes = whole.clone();
            byte[] rubbish = new byte[4096];
            random.nextBytes(rubbish);
            int page = round < 10 ? round : random.nextInt(bytes.length / 4096);
            System.arraycopy(rubbish, 0, bytes, page * 4096, 4096);
            int found = survives(bytes, "rubbish" + round);
            assertTrue(found > ENTRIES / 2, "page " + page + " spoilt: only " + found + " records were found");
        }
    }

    @Test
    void a_file_cut_short_gives_whole_records_or_none_and_the_store_goes_on() throws IOException {
        Random random = new Random(9);
        for (int round = 0; round < 50; round++) {
            survives(java.util.Arrays.copyOf(whole, round < 3 ? round * 60 : random.nextInt(whole.length)), "cut" + round);
        }
    }

    @Test
    void a_spoilt_first_page_costs_nothing_but_that_page() throws IOException {
        byte[] bytes = whole.clone();
        java.util.Arrays.fill(bytes, 0, 4096, (byte) 0);
        assertEquals(2 * ENTRIES + 20, survives(bytes, "first"));
    }

    @Test
    void the_damaged_file_is_kept_as_it_was() throws IOException {
        byte[] bytes = whole.clone();
        bytes[0] ^= 1;
        survives(bytes, "kept");
        assertEquals(-1, java.util.Arrays.mismatch(bytes, Files.readAllBytes(path.resolve("kept/hotplug.db.damaged-1"))));
        Files.write(path.resolve("kept/hotplug.db"), new byte[10]);
        new Folder(path.resolve("kept")).close();
        assertTrue(Files.exists(path.resolve("kept/hotplug.db.damaged-1")) && Files.exists(path.resolve("kept/hotplug.db.damaged-2")));
        assertFalse(Files.exists(path.resolve("kept/hotplug.db.scratch")));
    }

    @Test
    void numbers_go_on_beyond_everything_that_may_have_been_lost() throws IOException {
        byte[] bytes = whole.clone();
        bytes[0] ^= 1;
        try (Folder folder = damaged(bytes, "leap")) {
            assertEquals(ENTRIES, folder.store.newest("tx"));
            assertEquals(100, folder.store.cursor("tx", "core"));
            folder.commit(new Batch().append("tx", fields(1)).append("old", fields(1)));
            assertTrue(folder.store.newest("tx") > ENTRIES + 1_000);
            assertTrue(folder.store.newest("old") > 1_000);
        }
    }

    @Test
    void damage_met_while_running_is_mended_while_running() throws IOException {
        try (Folder folder = new Folder(path.resolve("whole"), new Options(4, 4096, 0))) {
            folder.commit(new Batch().put("state", "last", fields(1)));
            folder.sql("PRAGMA wal_checkpoint(TRUNCATE)");
            byte[] rubbish = new byte[4096];
            new Random(3).nextBytes(rubbish);
            try (var channel = java.nio.channels.FileChannel.open(folder.file(), StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(rubbish), 40 * 4096L);
            }
            folder.sql("PRAGMA shrink_memory");
            List<LogEntry> entries = folder.read("tx");
            assertTrue(entries.size() > ENTRIES / 2);
            folder.commit(new Batch().append("tx", fields(5)));
            assertTrue(Files.exists(path.resolve("whole/hotplug.db.damaged-1")));
        }
    }

    /** Opens the damaged bytes, checks that nothing wrong is read, writes and reads; the number of records found. */
    private int survives(byte[] bytes, String name) throws IOException {
        try (Folder folder = damaged(bytes, name)) {
            int found = checkWhatIsThere(folder);
            folder.commit(new Batch().append("tx", fields(-1)).put("station", "new", fields(-1)).putRow("list", "new", fields(-1)));
            folder.reopen();
            assertEquals(fields(-1), folder.store.document("station", "new").orElseThrow());
            assertEquals(fields(-1), folder.store.row("list", "new").orElseThrow());
            List<LogEntry> entries = folder.read("tx");
            assertEquals(fields(-1), entries.get(entries.size() - 1).fields());
            return found;
        }
    }

    private Folder damaged(byte[] bytes, String name) throws IOException {
        Path data = Files.createDirectories(path.resolve(name));
        Files.write(data.resolve("hotplug.db"), bytes);
        return new Folder(data);
    }

    private static int checkWhatIsThere(Folder folder) {
        List<LogEntry> entries = folder.read("tx");
        entries.forEach(entry -> assertEquals(fields(entry.sequence()), entry.fields()));
        List<Row> rows = tolerating(() -> folder.store.rows("list", "", 10_000), List.of());
        rows.forEach(row -> assertEquals("key" + row.fields().required("n"), row.key()));
        Map<String, Fields> documents = tolerating(() -> folder.store.documents("station"), Map.of());
        documents.forEach((name, fields) -> assertEquals("doc" + fields.required("n"), name));
        for (int n = 1; n <= 20; n++) {
            Fields expected = fields(n);
            String key = "key" + n;
            tolerating(() -> folder.store.row("list", key), java.util.Optional.<Fields>empty())
                    .ifPresent(fields -> assertEquals(expected, fields));
        }
        long cursor = tolerating(() -> folder.store.cursor("tx", "core"), 0L);
        assertTrue(cursor == 0 || cursor == 100);
        return entries.size() + rows.size() + documents.size();
    }

    private static <T> T tolerating(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (StoreException e) {
            assertEquals(StoreException.Cause.DAMAGED, e.reason(), e.getMessage());
            return otherwise;
        }
    }

    private static void assertDamaged(org.junit.jupiter.api.function.Executable read) {
        assertEquals(StoreException.Cause.DAMAGED, assertThrows(StoreException.class, read).reason());
    }

    private static Fields fields(long n) {
        return Fields.of("n", Long.toString(n), "filler", "entry " + n + " of the log, repeated. ".repeat(10));
    }
}
