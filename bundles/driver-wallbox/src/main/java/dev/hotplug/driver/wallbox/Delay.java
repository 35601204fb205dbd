package dev.hotplug.driver.wallbox;

import java.time.Duration;

/** Does something later; a driver's only clock. */
@FunctionalInterface
public interface Delay {

    /** Runs {@code what} once after {@code delay}, on a thread of its own choice; running the result prevents that. */
    Runnable after(Duration delay, Runnable what);
}
