package dev.hotplug.profile.security;

import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A queue of critical events in memory. */
final class FakeSecurityLog implements SecurityLog {

    final List<Entry> queue = new ArrayList<>();
    private final StationTime time;
    private Runnable news = () -> {};
    private long last;

    FakeSecurityLog(StationTime time) {
        this.time = time;
    }

    void record(String type, String techInfo) {
        queue.add(new Entry(++last, type, time.stamp(), techInfo, "id-" + last));
        news.run();
    }

    @Override
    public CompletionStage<List<Entry>> entries(long after, int limit) {
        throw new UnsupportedOperationException("not asked");
    }

    @Override
    public CompletionStage<List<Entry>> undelivered(int limit) {
        return CompletableFuture.completedFuture(List.copyOf(queue.subList(0, Math.min(limit, queue.size()))));
    }

    @Override
    public CompletionStage<Void> delivered(long sequence) {
        queue.removeIf(entry -> entry.sequence() <= sequence);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Watch watch(Runnable heard) {
        news = heard;
        return () -> news = () -> {};
    }
}
