package dev.hotplug.station.reset;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.Reason;
import dev.hotplug.station.Station.ResetType;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStopped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process in good order. A hard reset while a soft one waits makes it hard. Loop. */
public final class ResetProcedure {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(ResetProcedure.class);

    private final Loop loop;
    private final StationTime time;
    private final Work work;
    private final Set<Long> unanswered = new HashSet<>();
    private Optional<ResetType> type = Optional.empty();
    private long beganMillis;
    private boolean ended;

    /** What a reset does to the station. */
    public interface Work {

        /** Nothing may start any more; everything that runs ends with this reason. Says which local ids run. */
        Set<Long> stopAll(Reason reason);

        /** Transactions whose end is not durable yet. */
        int open();

        /** Ends the process, with exit code 75. */
        void end(Reason reason);
    }

    public ResetProcedure(Loop loop, StationTime time, Work work) {
        this.loop = loop;
        this.time = time;
        this.work = work;
    }

    /** Begins. */
    public void begin(ResetType wanted) {
        boolean first = type.isEmpty();
        if (first || wanted == ResetType.Hard) {
            type = Optional.of(wanted);
        }
        if (first) {
            LOG.info("{} reset: the transactions end, then the process restarts.", wanted);
            beganMillis = time.elapsedMillis();
            unanswered.addAll(work.stopAll(progress().reason()));
            loop.after(Duration.ofMillis(ResetProgress.ANSWER_MILLIS), this::look);
        }
    }

    /** The central system has dealt with an event. */
    public void acknowledged(TransactionEvent event) {
        if (event instanceof TransactionStopped stopped) {
            unanswered.remove(stopped.transaction());
        }
    }

    private void look() {
        if (ended) {
            return;
        }
        if (progress().done()) {
            ended = true;
            work.end(progress().reason());
        } else {
            loop.after(LOOK, this::look);
        }
    }

    private ResetProgress progress() {
        return new ResetProgress(
                type.orElseThrow(), time.elapsedMillis() - beganMillis, work.open(), unanswered.size());
    }
}
