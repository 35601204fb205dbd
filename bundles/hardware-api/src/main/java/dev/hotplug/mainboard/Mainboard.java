package dev.hotplug.mainboard;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The electronics of a charger: pilot, contactor, lock, meter, reader, lights. A service; there is one.
 *
 * <p>The electronics hold residual current, pilot and relay safety by themselves. A mainboard bundle feeds their watchdog
 * only while a driver is attached, or for at most {@link #HOLD_MILLIS} after a driver left with {@link Attachment#hold()}
 * so that its next version can take over; after that, and whenever this process dies, the hardware goes to its safe
 * state: contactor open, nothing offered.
 */
@ConsumerType
public interface Mainboard {

    /** How long the last order is held for a driver that left with a hold. */
    long HOLD_MILLIS = 5_000;

    /**
     * Attaches a driver. The listener hears the present state of every socket before this returns, then every change and,
     * while a contactor is closed, a state at least every second. Empty while another driver is attached.
     *
     * @param listener called on the mainboard's own thread, one call at a time; must return quickly
     */
    Optional<Attachment> attach(MainboardListener listener, BoardSetup setup);

    /** A driver's hold on the electronics. All methods: any thread, return at once. */
    interface Attachment {

        /** True when the electronics still obey an order of the driver before: the contactor need not be opened first. */
        boolean takenOver();

        /** The whole order for one socket, in force until the next. */
        void order(int socket, BoardOrder order);

        /** Colours of the halo and lines of the display, where there are any. */
        void show(Panel panel);

        /** How the supply is earthed, in force until told otherwise, also over a change of the driver. TN before it is told. */
        default void earthing(Earthing earthing) {}

        /** Leaves the last order in force for at most {@link #HOLD_MILLIS} for the next driver, and detaches. */
        void hold();

        /** Safe state at once, and detaches. */
        void release();
    }
}
