package dev.hotplug.station.turns;

import java.util.function.LongSupplier;

/**
 * The system's two clocks. The only place in the product that asks the system what time it is.
 *
 * @param nanos      monotonic, ns, from any origin
 * @param wallMillis wall time, ms since 1970 UTC
 */
record Clocks(LongSupplier nanos, LongSupplier wallMillis) {

    static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);
}
