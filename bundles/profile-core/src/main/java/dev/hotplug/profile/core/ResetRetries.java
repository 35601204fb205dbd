package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import dev.hotplug.station.Station.ResetType;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a reset that was accepted and did not happen: when the process is still there {@link #PATIENCE} later, the reset
 * is asked for again, at most ResetRetries times (OCPP 1.6 section 9.1.22). Station loop.
 */
final class ResetRetries {

    /** Longer than a soft reset may take: 10 s for the messages, 5 s for the stop, and time for slow hardware. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(ResetRetries.class);

    private final Loop loop;
    private final Consumer<ResetType> reset;
    private Loop.Timer timer = Turns.NO_TIMER;

    ResetRetries(Loop loop, Consumer<ResetType> reset) {
        this.loop = loop;
        this.reset = reset;
    }

    void watch(ResetType type, int retriesLeft) {
        timer.cancel();
        timer = loop.after(PATIENCE, () -> failed(type, retriesLeft));
    }

    void cancel() {
        timer.cancel();
    }

    private void failed(ResetType type, int retriesLeft) {
        if (retriesLeft == 0) {
            LOG.error("The {} reset failed: this process was not restarted and no retry is left", type);
            return;
        }
        LOG.warn("The {} reset failed: this process was not restarted; trying again, {} retries left", type, retriesLeft - 1);
        reset.accept(type);
        watch(type, retriesLeft - 1);
    }
}
