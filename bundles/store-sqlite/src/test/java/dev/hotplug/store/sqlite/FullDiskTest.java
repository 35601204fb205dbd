package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.store.StoreException.Cause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite reports the same when the disk is full and when the file may not grow further. */
class FullDiskTest {

    private static final Fields LARGE = Fields.of("filler", "x".repeat(20_000));

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
        folder.commit(new Batch().append("tx", Folder.number(1)).put("state", "last", Folder.number(1)));
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void a_full_disk_fails_the_batch_whole_and_loses_nothing_stored() {
        folder.sql("PRAGMA max_page_count=8");
        Batch batch = new Batch().append("tx", Folder.number(2)).put("state", "last", LARGE);
        assertEquals(Cause.FULL, assertThrows(StoreException.class, () -> folder.commit(batch)).reason());
        assertEquals(1, folder.store.newest("tx"));
        assertEquals(Folder.number(1), folder.store.document("state", "last").orElseThrow());
    }

    @Test
    void the_store_goes_on_when_there_is_room_again() {
        folder.sql("PRAGMA max_page_count=8");
        assertThrows(StoreException.class, () -> folder.commit(new Batch().put("state", "large", LARGE)));
        folder.commit(new Batch().append("tx", Folder.number(2)));
        folder.sql("PRAGMA max_page_count=1000000");
        folder.commit(new Batch().put("state", "large", LARGE).append("tx", Folder.number(3)));
        folder.reopen();
        assertEquals(3, folder.read("tx").size());
        assertEquals(LARGE, folder.store.document("state", "large").orElseThrow());
    }

    @Test
    void in_a_burst_what_has_room_is_stored_and_the_rest_is_told() {
        folder.sql("PRAGMA max_page_count=12");
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int n = 2; n < 200; n++) {
            stages.add(folder.store.commit(n % 10 == 0
                    ? new Batch().append("big", LARGE).append("big", LARGE)
                    : new Batch().put("state", "last", Folder.number(n))));
        }
        int failed = 0;
        for (CompletionStage<Void> stage : stages) {
            try {
                Folder.await(stage);
            } catch (StoreException e) {
                assertEquals(Cause.FULL, e.reason());
                failed++;
            }
        }
        assertTrue(failed > 0 && failed <= 19, failed + " failed");
        assertEquals(Folder.number(199), folder.store.document("state", "last").orElseThrow());
    }

    @Test
    void a_file_that_became_read_only_fails_the_batch_and_can_still_be_read() {
        folder.sql("PRAGMA query_only=ON");
        Batch batch = new Batch().append("tx", Folder.number(2));
        assertEquals(Cause.READ_ONLY, assertThrows(StoreException.class, () -> folder.commit(batch)).reason());
        assertEquals(1, folder.read("tx").size());
        folder.sql("PRAGMA query_only=OFF");
        folder.commit(batch);
        assertEquals(2, folder.store.newest("tx"));
    }
}
