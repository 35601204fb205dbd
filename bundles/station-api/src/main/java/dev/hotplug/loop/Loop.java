package dev.hotplug.loop;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The station loop: one thread, named {@code station}, that runs turns one after the other. A turn never blocks and never
 * calls OSGi. An exception that leaves a turn is logged; the loop goes on.
 */
@ProviderType
public interface Loop {

    /** Queues a turn; any thread, never blocks, never refuses. For the hardware and for the station's own bundles. */
    void post(Runnable turn);

    /**
     * Queues a turn once there is room in the bounded mailbox; waits for it. For what comes from the network, so that a
     * flood slows its own socket. Never called on the loop.
     *
     * @throws InterruptedException when interrupted while waiting; the turn was not queued
     */
    void postWhenRoom(Runnable turn) throws InterruptedException;

    /** Runs a turn on the loop after {@code delay} of elapsed time (at once when it is zero or negative). Any thread. */
    Timer after(Duration delay, Runnable turn);

    /** True on the loop's own thread. */
    boolean inTurn();

    /**
     * Waits until every turn posted before this call has run; what {@code unbind} and {@code deactivate} use before the
     * old component goes. Returns at once on the loop itself.
     *
     * @return false when {@code limit} passed first
     */
    boolean drain(Duration limit);

    /** A turn in the future. */
    interface Timer {

        /** The turn will not run, unless it runs already. Any thread; harmless when repeated. */
        void cancel();
    }
}
