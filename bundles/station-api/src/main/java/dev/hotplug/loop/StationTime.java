package dev.hotplug.loop;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The two clocks of the charge point. Nothing else asks the system what time it is. Any thread unless said otherwise.
 */
@ProviderType
public interface StationTime {

    /** Monotonic time since this process started, ms. Never jumps; for durations and deadlines. */
    long elapsedMillis();

    /** Wall time, corrected by the central system once it has spoken; for the wire and for people. */
    Instant now();

    /** True once the central system has told the time in this run of the process. */
    boolean known();

    /** The present moment, in a form that can be dated later when the clock was not known yet. */
    Stamp stamp();

    /**
     * When that was: a stamp of a run of the process whose clock became known later is re-dated by the correction learned
     * then; one whose clock never became known keeps the time it was given.
     */
    Instant date(Stamp stamp);

    /** Sets wall time from BootNotification.conf or Heartbeat.conf (OCPP 1.6 section 4.6). Station loop. */
    void correct(Instant centralSystemTime);

    /** Tells {@code watch} from here on whenever wall time is set, by whomever; the one before it hears no more. */
    void watch(ClockWatch watch);
}
