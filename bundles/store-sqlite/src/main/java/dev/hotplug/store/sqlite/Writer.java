package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch.Write;
import dev.hotplug.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread named {@code store}. It takes what has queued up, makes the commits in it durable together, and completes
 * them in order. It writes nothing when nothing is asked of it.
 */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** Bounds how long the first of a group waits for the others, and the size of the write-ahead log. */
    private static final int GROUP_WRITES = 2_000;

    private final Session session;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "store");
    private final Object door = new Object();
    private boolean shut;
    private volatile boolean abandoned;

    Writer(Session session) {
        this.session = session;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Queues a job; any thread. It fails at once when the store is closed. */
    void post(Job job) {
        synchronized (door) {
            if (!shut) {
                queue.add(job);
                return;
            }
        }
        job.fail(Errors.closed());
    }

    /** Finishes the queue and closes the session; what is not done within {@code limit} fails. */
    void close(Duration limit) {
        synchronized (door) {
            if (!shut) {
                queue.add(new Job.End());
                shut = true;
            }
        }
        if (!ended(limit)) {
            abandoned = true;
            LOG.warn("The store could not write everything within {} s of being stopped.", limit.toSeconds());
        }
    }

    private boolean ended(Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        List<Job> taken = new ArrayList<>();
        boolean open = true;
        while (open) {
            taken.clear();
            take(taken);
            open = taken.stream().noneMatch(Job.End.class::isInstance);
            handle(taken);
        }
        session.close();
    }

    private void take(List<Job> taken) {
        try {
            taken.add(queue.take());
            queue.drainTo(taken);
        } catch (InterruptedException e) {
            LOG.debug("The store's thread was interrupted; it goes on.");
        }
    }

    private void handle(List<Job> jobs) {
        List<Job.Commit> group = new ArrayList<>();
        int writes = 0;
        for (Job job : jobs) {
            if (job instanceof Job.Commit commit) {
                group.add(commit);
                writes += commit.writes().size();
                if (writes < GROUP_WRITES) {
                    continue;
                }
            }
            commit(group);
            group.clear();
            writes = 0;
            other(job);
        }
        commit(group);
    }

    private void other(Job job) {
        if (job instanceof Job.Ask<?> ask) {
            guarded(job, () -> ask.answer(session));
        } else if (job instanceof Job.Check) {
            guarded(job, session::repair);
        }
    }

    /** Together, or one by one when that fails, so that one bad batch does not fail the others. */
    private void commit(List<Job.Commit> group) {
        if (group.size() > 1 && together(group)) {
            return;
        }
        for (Job.Commit commit : group) {
            guarded(commit, () -> {
                write(commit.writes());
                commit.done().complete(null);
            });
        }
    }

    private boolean together(List<Job.Commit> group) {
        List<Write> all = new ArrayList<>();
        group.forEach(commit -> all.addAll(commit.writes()));
        try {
            write(all);
        } catch (RuntimeException e) {
            LOG.debug("A group of {} batches failed: {}; they are tried one by one.", group.size(), e.getMessage());
            return false;
        }
        group.forEach(commit -> commit.done().complete(null));
        return true;
    }

    private void write(List<Write> writes) {
        if (abandoned) {
            throw Errors.closed();
        }
        if (!writes.isEmpty()) {
            session.write(writes);
        }
    }

    /** The thread outlives whatever a job does. */
    private static void guarded(Job job, Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            job.fail(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("The store's thread met something unexpected.", e);
            job.fail(new StoreException(StoreException.Cause.FAILED, "The store failed: " + e, e));
        }
    }
}
