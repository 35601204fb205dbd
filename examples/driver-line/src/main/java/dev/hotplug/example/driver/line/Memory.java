package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.DriverHandOver;
import java.util.Map;
import java.util.Optional;

/**
 * What one version of the driver leaves to the next. Version 1 left {@code registerWh} alone and forgot a contact that was
 * welded (schema 1); version 2 leaves {@code highestWattHour} and {@code welded} (schema 2) and still reads schema 1.
 *
 * @param highestWattHour highest register since the plug came in
 * @param welded          the contactor did not open; no energy until it has, and the plug is out
 */
record Memory(double highestWattHour, boolean welded) {

    /** The schema that this version leaves. */
    static final long WRITES = 2;
    /** The schemas that it reads. */
    static final String READS = "1,2";

    static final Memory NOTHING = new Memory(0, false);

    Map<String, String> facts() {
        return Map.of(
                DriverHandOver.SCHEMA, Long.toString(WRITES),
                "highestWattHour", Double.toString(highestWattHour),
                "welded", Boolean.toString(welded));
    }

    /** Empty when this version cannot read what was left. */
    static Optional<Memory> of(Map<String, String> facts) {
        return switch (facts.getOrDefault(DriverHandOver.SCHEMA, "")) {
            case "1" -> register(facts.get("registerWh")).map(wh -> new Memory(wh, false));
            case "2" -> register(facts.get("highestWattHour"))
                    .filter(wh -> "true".equals(facts.get("welded")) || "false".equals(facts.get("welded")))
                    .map(wh -> new Memory(wh, "true".equals(facts.get("welded"))));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> register(String text) {
        try {
            return Optional.ofNullable(text).map(Double::valueOf).filter(wh -> wh >= 0 && !wh.isInfinite());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
