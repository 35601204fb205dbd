package dev.hotplug.hardware;

import dev.hotplug.model.ConnectorId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A charger model. Exactly one is registered as a service at a time; it is registered only when the hardware has been
 * read, and leaves the registry before its threads end.
 *
 * <p>The driver owns its thread. It reports through {@link HardwareSignals}: the whole {@link ConnectorState} of each
 * connector once right after it bound to the signals, again on each change, and at least every second while a contactor
 * is closed.
 *
 * <p><b>Safety</b>: the driver opens the contactor by itself, at once, when the car leaves state C or D, when a fault
 * that forbids energy appears and when it loses its electronics; it never waits for the station. On a cold start it
 * opens the contactor, confirms it, and reads the register before it reports anything.
 */
@ConsumerType
public interface ChargerDriver {

    /** What this charger can do; constant for the life of the service. Any thread, never blocks. */
    Capabilities capabilities();

    /** Who made this charger and which model it is; constant. Any thread, never blocks. */
    ChargerIdentity identity();

    /**
     * Takes the whole order that is in force for a connector from now on and returns at once; what really happened is
     * seen in the next {@link ConnectorState}. Idempotent: the station repeats the last order to a driver that has just
     * appeared. Called on the station loop.
     *
     * @throws IllegalArgumentException for a connector the capabilities do not name
     */
    void order(ConnectorId connector, ConnectorOrder order);

    /** Shows the state of the charge point and its connectors on what the model has (halo, screen). Station loop; returns at once. */
    void indicate(Indication indication);

    /** What its halo and screen show now; empty when it shows nothing, or cannot say. Any thread, never blocks. */
    default Optional<Light> light() {
        return Optional.empty();
    }
}
