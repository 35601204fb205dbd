package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch.Write;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What waits for the store's thread. */
sealed interface Job {

    /** Whoever asked did so in vain. */
    void fail(RuntimeException reason);

    /** Writes to be made durable. */
    record Commit(List<Write> writes, CompletableFuture<Void> done) implements Job {
        @Override
        public void fail(RuntimeException reason) {
            done.completeExceptionally(reason);
        }
    }

    /** A question about entries. */
    record Ask<T>(Session.Query<T> query, CompletableFuture<T> done) implements Job {
        @Override
        public void fail(RuntimeException reason) {
            done.completeExceptionally(reason);
        }

        void answer(Session session) {
            done.complete(session.readLong(query));
        }
    }

    /** A reader met damage in the file. */
    record Check() implements Job {
        @Override
        public void fail(RuntimeException reason) { /* nobody waits */ }
    }

    /** The end: nothing comes after it. */
    record End() implements Job {
        @Override
        public void fail(RuntimeException reason) { /* nobody waits */ }
    }
}
