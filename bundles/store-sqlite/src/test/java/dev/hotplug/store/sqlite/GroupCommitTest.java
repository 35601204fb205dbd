package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.Batch;
import dev.hotplug.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    @TempDir
    Path path;

    private Folder folder;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    @AfterEach
    void close() {
        release.countDown();
        folder.close();
    }

    @Test
    void batches_that_queue_up_become_durable_together_and_complete_in_order() {
        holdTheWriter();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Long> newestThen = Collections.synchronizedList(new ArrayList<>());
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int n = i;
            stages.add(folder.store.commit(new Batch().append("tx", Folder.number(n))).thenRun(() -> {
                order.add(n);
                newestThen.add(folder.store.newest("tx"));
            }));
        }
        release.countDown();
        stages.forEach(Folder::await);
        assertEquals(IntStream.range(0, 100).boxed().toList(), order);
        assertEquals(100, newestThen.get(0), "when the first is told, the last is durable too");
        assertEquals(LongStream.range(0, 100).mapToObj(Folder::number).toList(),
                folder.read("tx").stream().map(e -> e.fields()).toList());
    }

    @Test
    void one_bad_batch_fails_alone_and_leaves_nothing() {
        holdTheWriter();
        CompletionStage<Void> before = folder.store.commit(new Batch().append("tx", Folder.number(1)));
        CompletionStage<Void> bad = folder.store.commit(new Batch()
                .append("tx", Folder.number(2)).put("state", "last", Folder.number(2)).append("tx", null));
        CompletionStage<Void> after = folder.store.commit(new Batch().append("tx", Folder.number(3)));
        release.countDown();
        Folder.await(before);
        assertEquals(StoreException.Cause.FAILED, assertThrows(StoreException.class, () -> Folder.await(bad)).reason());
        Folder.await(after);
        assertEquals(List.of(Folder.number(1), Folder.number(3)), folder.read("tx").stream().map(e -> e.fields()).toList());
        assertTrue(folder.store.document("state", "last").isEmpty());
    }

    @Test
    void a_read_between_two_commits_sees_the_first_only() {
        holdTheWriter();
        folder.store.commit(new Batch().append("tx", Folder.number(1)));
        var read = folder.store.read("tx", 0, 10);
        var second = folder.store.commit(new Batch().append("tx", Folder.number(2)));
        release.countDown();
        assertEquals(1, Folder.await(read).size());
        Folder.await(second);
    }

    @Test
    void short_reads_go_on_while_the_writer_is_busy() {
        folder.commit(new Batch().put("state", "last", Folder.number(1)));
        holdTheWriter();
        folder.store.commit(new Batch().put("state", "last", Folder.number(2)));
        assertEquals(Folder.number(1), folder.store.document("state", "last").orElseThrow());
    }

    @Test
    void a_stage_whose_follower_throws_does_not_end_the_writer() {
        holdTheWriter();
        folder.store.commit(new Batch().append("tx", Folder.number(1))).thenRun(() -> {
            throw new AssertionError("a follower's own mistake");
        });
        release.countDown();
        folder.commit(new Batch().append("tx", Folder.number(2)));
        assertEquals(2, folder.store.newest("tx"));
    }

    @Test
    void large_bursts_are_split_and_stay_in_order() {
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 1; i <= 6_000; i++) {
            stages.add(folder.store.commit(new Batch().append("tx", Folder.number(i))));
        }
        stages.forEach(Folder::await);
        assertTrue(folder.read("tx").stream().allMatch(e -> e.fields().number("n", -1) == e.sequence()));
        assertEquals(6_000, folder.store.newest("tx"));
    }

    /** The store's thread stays in a follower until it is released; tried again when the follower came too late. */
    private void holdTheWriter() {
        CountDownLatch held = new CountDownLatch(1);
        while (held.getCount() > 0) {
            CompletableFuture<Void> told = new CompletableFuture<>();
            folder.store.commit(slow()).thenRun(() -> holdIfOnTheWriter(held, () -> told.complete(null)));
            told.join();
        }
    }

    private static Batch slow() {
        Batch batch = new Batch();
        IntStream.range(0, 1_000).forEach(n -> batch.putRow("slow", "" + n, Folder.number(n)));
        return batch;
    }

    private void holdIfOnTheWriter(CountDownLatch held, Runnable told) {
        boolean onTheWriter = Thread.currentThread().getName().equals("store");
        if (onTheWriter) {
            held.countDown();
        }
        told.run();
        if (onTheWriter) {
            waitFor(release);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
