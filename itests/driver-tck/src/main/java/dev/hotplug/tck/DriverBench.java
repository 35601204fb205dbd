package dev.hotplug.tck;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Pilot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A driver and stand-in hardware with a car, as the contract kit turns them. Whoever tests a driver writes this; the
 * hardware outlives the driver. Called on the test's thread. Time is the bench's: best a clock that is turned by hand, and
 * where that cannot be, real time.
 */
public interface DriverBench extends AutoCloseable {

    // ---- the driver ----

    /**
     * Starts the driver, as a new version of it is started: it registers its service when it has read the hardware, and
     * reports to the station. What it throws when it fails to start may be thrown on.
     */
    void start(HardwareSignals station);

    /** The driver's service while it is registered. */
    Optional<ChargerDriver> driver();

    /** Ends the driver in good order, as a swap does: its next version is to come. */
    void leave();

    /** The driver is gone from one moment to the next: its process was killed. */
    void die();

    /** What a version of the driver has left to the next; empty when nothing is there. */
    Map<String, String> facts();

    /** Puts something else in the place of what was left. */
    void facts(Map<String, String> facts);

    /** What the driver's bundle declares of its hand-over; see {@link Declaration#of}. */
    Optional<Declaration> declaration();

    // ---- time ----

    /** Lets time pass for driver and hardware. */
    void pass(Duration time);

    long nowMillis();

    /** How late something may be because this bench is not exact; zero on one that is turned by hand. */
    default Duration slack() {
        return Duration.ZERO;
    }

    /** After this time without a driver the hardware has gone to its safe state; 5 s at most. */
    default Duration watchdog() {
        return Duration.ofSeconds(5);
    }

    // ---- the physical world ----

    /** A cable that leads to a car in state B. */
    void plug(int connector);

    /** Both ends are pulled; the socket's end comes out when nothing holds it. */
    void unplug(int connector);

    void car(int connector, Pilot state);

    /** A card at the reader, once. */
    void card(byte[] uid);

    /**
     * A fault comes or goes.
     *
     * @return false when this charger or its stand-in cannot have it: then nothing has happened
     */
    boolean fault(int connector, ChargerFault fault, boolean present);

    /** What is really so. */
    Truth truth(int connector);

    @Override
    void close();
}
