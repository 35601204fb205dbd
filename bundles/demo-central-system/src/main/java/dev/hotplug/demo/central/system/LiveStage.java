package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The stage of a running demo: what the central system hears wakes who waits. Any thread. */
final class LiveStage implements Stage {

    private final StationTime time;
    private final Consumer<List<Line>> tell;
    private Situation situation = Situation.SILENCE;

    LiveStage(StationTime time, Consumer<List<Line>> tell) {
        this.time = time;
        this.tell = tell;
    }

    /** Something was heard. What there is to say about it is said before anybody who waits for it goes on. */
    synchronized void hear(Heard heard) {
        tell.accept(Narration.of(situation, heard));
        situation = situation.after(heard);
        notifyAll();
    }

    @Override
    public synchronized Situation situation() {
        return situation;
    }

    @Override
    public synchronized boolean await(Predicate<Situation> wanted, Duration limit) throws InterruptedException {
        long deadline = time.elapsedMillis() + limit.toMillis();
        while (!wanted.test(situation)) {
            long left = deadline - time.elapsedMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
