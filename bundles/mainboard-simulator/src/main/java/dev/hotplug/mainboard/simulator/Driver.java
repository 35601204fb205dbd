package dev.hotplug.mainboard.simulator;

import dev.hotplug.mainboard.MainboardListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver that is attached. Thread {@code mainboard}. */
final class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

    private final MainboardListener listener;
    private final boolean takenOver;

    Driver(MainboardListener listener, boolean takenOver) {
        this.listener = listener;
        this.takenOver = takenOver;
    }

    boolean takenOver() {
        return takenOver;
    }

    /** Tells the driver something; what it throws is its own matter. */
    void tell(Consumer<MainboardListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("The driver failed on a signal of the electronics.", e);
        }
    }
}
