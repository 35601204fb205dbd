package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.DriverHandOver;
import java.util.Map;
import java.util.Optional;

/**
 * What version 1 left to its next version: the register alone. It forgot a contact that was welded, which is why version 2
 * has another schema.
 *
 * @param highestWattHour highest register since the plug came in
 * @param welded          the contactor did not open; not handed over
 */
record Memory(double highestWattHour, boolean welded) {

    /** The schema that this version leaves. */
    static final long WRITES = 1;
    /** The schemas that it reads. */
    static final String READS = "1";

    static final Memory NOTHING = new Memory(0, false);

    Map<String, String> facts() {
        return Map.of(DriverHandOver.SCHEMA, Long.toString(WRITES), "registerWh", Double.toString(highestWattHour));
    }

    /** Empty when this version cannot read what was left. */
    static Optional<Memory> of(Map<String, String> facts) {
        try {
            return Optional.of(facts)
                    .filter(f -> Long.toString(WRITES).equals(f.get(DriverHandOver.SCHEMA)))
                    .map(f -> new Memory(Double.parseDouble(f.get("registerWh")), false));
        } catch (NumberFormatException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
