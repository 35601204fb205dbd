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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void what_was_committed_is_there_after_a_restart() {
        folder.commit(new Batch()
                .append("tx", Folder.number(1))
                .moveCursor("tx", "core", 1)
                .put("station", "boot", Fields.of("count", "7"))
                .putRow("cache", "04A2", Fields.of("status", "Accepted")));
        folder.reopen();
        assertEquals(List.of(new LogEntry(1, Folder.number(1))), folder.read("tx"));
        assertEquals(1, folder.store.cursor("tx", "core"));
        assertEquals(Optional.of(Fields.of("count", "7")), folder.store.document("station", "boot"));
        assertEquals(Optional.of(Fields.of("status", "Accepted")), folder.store.row("cache", "04A2"));
    }

    @Test
    void what_was_never_written_is_empty() {
        assertEquals(List.of(), folder.read("tx"));
        assertEquals(0, folder.store.cursor("tx", "core"));
        assertEquals(0, folder.store.newest("tx"));
        assertEquals(Optional.empty(), folder.store.document("station", "boot"));
        assertEquals(Map.of(), folder.store.documents("station"));
        assertEquals(Optional.empty(), folder.store.row("cache", "04A2"));
        assertEquals(0, folder.store.size("cache"));
        assertEquals(List.of(), folder.store.rows("cache", "", 10));
    }

    @Test
    void each_log_counts_from_one_and_is_read_from_any_point() {
        Batch batch = new Batch();
        LongStream.rangeClosed(1, 10).forEach(n -> batch.append("a", Folder.number(n)).append("b", Folder.number(-n)));
        folder.commit(batch);
        List<LogEntry> read = Folder.await(folder.store.read("b", 4, 3));
        assertEquals(
                List.of(new LogEntry(5, Folder.number(-5)), new LogEntry(6, Folder.number(-6)), new LogEntry(7, Folder.number(-7))),
                read);
        assertEquals(10, folder.store.newest("a"));
    }

    @Test
    void a_read_comes_after_the_commits_asked_for_before_it() {
        folder.store.commit(new Batch().append("tx", Folder.number(1)));
        assertEquals(1, folder.read("tx").size());
    }

    @Test
    void a_cursor_never_moves_back() {
        folder.commit(new Batch().moveCursor("tx", "core", 5));
        folder.commit(new Batch().moveCursor("tx", "core", 3));
        assertEquals(5, folder.store.cursor("tx", "core"));
        assertEquals(0, folder.store.cursor("tx", "other"));
    }

    @Test
    void numbers_are_not_used_again_after_trimming_everything_and_a_restart() {
        folder.commit(new Batch().append("tx", Folder.number(1)).append("tx", Folder.number(2)).append("other", Folder.number(1)));
        folder.commit(new Batch().trim("tx", 2));
        assertEquals(List.of(), folder.read("tx"));
        assertEquals(2, folder.store.newest("tx"));
        folder.reopen();
        assertEquals(2, folder.store.newest("tx"));
        folder.commit(new Batch().append("tx", Folder.number(3)));
        assertEquals(List.of(new LogEntry(3, Folder.number(3))), folder.read("tx"));
        assertEquals(1, folder.read("other").size());
    }

    @Test
    void numbers_go_on_within_one_batch_that_appends_trims_and_appends() {
        folder.commit(new Batch()
                .append("tx", Folder.number(1)).trim("tx", 1).append("tx", Folder.number(2)).trim("tx", 100)
                .append("tx", Folder.number(3)));
        assertEquals(List.of(new LogEntry(3, Folder.number(3))), folder.read("tx"));
    }

    @Test
    void trimming_leaves_what_is_newer() {
        folder.commit(new Batch().append("tx", Folder.number(1)).append("tx", Folder.number(2)).trim("tx", 1));
        assertEquals(List.of(new LogEntry(2, Folder.number(2))), folder.read("tx"));
    }

    @Test
    void documents_belong_to_a_namespace() {
        folder.commit(new Batch()
                .put("a", "x", Folder.number(1)).put("a", "y", Folder.number(2)).put("b", "x", Folder.number(3)));
        folder.commit(new Batch().put("a", "x", Folder.number(4)).delete("a", "y"));
        assertEquals(Map.of("x", Folder.number(4)), folder.store.documents("a"));
        assertEquals(Optional.of(Folder.number(3)), folder.store.document("b", "x"));
    }

    @Test
    void rows_are_listed_by_key_in_pages() {
        Batch batch = new Batch();
        List.of("c", "a", "d", "b").forEach(key -> batch.putRow("list", key, Fields.of("key", key)));
        folder.commit(batch.putRow("other", "a", Fields.of()));
        assertEquals(List.of(row("a"), row("b")), folder.store.rows("list", "", 2));
        assertEquals(List.of(row("c"), row("d")), folder.store.rows("list", "b", 10));
        assertEquals(4, folder.store.size("list"));
    }

    @Test
    void a_table_is_replaced_in_one_batch() {
        folder.commit(new Batch().putRow("list", "a", Folder.number(1)).putRow("list", "b", Folder.number(1)).putRow("o", "a", Folder.number(1)));
        folder.commit(new Batch().clear("list").putRow("list", "c", Folder.number(2)).deleteRow("o", "a"));
        assertEquals(List.of(new Row("c", Folder.number(2))), folder.store.rows("list", "", 10));
        assertEquals(0, folder.store.size("o"));
    }

    @Test
    void names_and_keys_may_hold_any_characters() {
        String odd = "a\0b\\\n=\uD800'\"\u4e16";
        folder.commit(new Batch()
                .append(odd, Fields.of(odd, odd)).moveCursor(odd, odd, 1).put(odd, odd, Fields.of(odd, odd)).putRow(odd, odd, Fields.of(odd, odd)));
        folder.reopen();
        assertEquals(odd, folder.read(odd).get(0).fields().required(odd));
        assertEquals(1, folder.store.cursor(odd, odd));
        assertEquals(odd, folder.store.documents(odd).get(odd).required(odd));
        assertEquals(List.of(new Row(odd, Fields.of(odd, odd))), folder.store.rows(odd, "", 1));
    }

    @Test
    void an_empty_batch_is_durable_at_once() {
        folder.commit(new Batch());
        assertEquals(0, folder.store.newest("tx"));
    }

    @Test
    void a_batch_that_is_changed_after_the_call_was_taken_as_it_was() {
        Batch batch = new Batch().append("tx", Folder.number(1));
        var stage = folder.store.commit(batch);
        batch.append("tx", Folder.number(2));
        Folder.await(stage);
        assertEquals(1, folder.read("tx").size());
    }

    @Test
    void closing_finishes_what_was_asked_for_and_refuses_what_comes_later() {
        var stages = LongStream.range(0, 500).mapToObj(n -> folder.store.commit(new Batch().append("tx", Folder.number(n)))).toList();
        folder.store.close();
        stages.forEach(Folder::await);
        StoreException late = assertThrows(StoreException.class, () -> folder.commit(new Batch().append("tx", Folder.number(1))));
        assertEquals(StoreException.Cause.FAILED, late.reason());
        assertEquals(StoreException.Cause.FAILED, assertThrows(StoreException.class, () -> folder.store.newest("tx")).reason());
        folder.open(Options.DEFAULTS);
        assertEquals(500, folder.read("tx").size());
    }

    @Test
    void closing_leaves_no_thread_and_no_write_ahead_log() {
        folder.commit(new Batch().append("tx", Folder.number(1)));
        folder.close();
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("store")));
        assertTrue(java.util.Arrays.stream(path.toFile().list()).allMatch("hotplug.db"::equals));
    }

    private static Row row(String key) {
        return new Row(key, Fields.of("key", key));
    }
}
