package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.hardware.Pilot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One line of the device: its whole state. */
record Status(Pilot pilot, boolean closed, int offerMilliampere, double wattHour, double volt, double ampere, Set<String> faults) {

    /** Less is no current: cars draw a little before they begin. */
    private static final double FLOWING_AMPERE = 1;

    /** Reads a line; empty when it is none of this protocol. Fields it does not know are passed over. */
    static Optional<Status> parse(String line) {
        String[] words = line.strip().split(" +");
        if (!words[0].equals("state")) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        for (String word : words) {
            int is = word.indexOf('=');
            if (is > 0) {
                fields.put(word.substring(0, is), word.substring(is + 1));
            }
        }
        try {
            return Optional.of(of(fields));
        } catch (IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Status of(Map<String, String> fields) {
        String faults = fields.get("faults");
        return new Status(
                Pilot.valueOf(fields.get("pilot")),
                bit(fields.get("closed")),
                Integer.parseInt(fields.get("offer")),
                number(fields.get("wh")),
                number(fields.get("volt")),
                number(fields.get("amp")),
                faults.equals("-") ? Set.of() : Set.of(faults.split(",")));
    }

    private static boolean bit(String text) {
        if (!text.equals("0") && !text.equals("1")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("1");
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    boolean flowing() {
        return closed && ampere >= FLOWING_AMPERE;
    }

    /** The reading, with a register that never falls. */
    MeterReading meter(double highestWattHour) {
        return new MeterReading(Math.max(wattHour, highestWattHour), List.of(new PhaseReading(volt, ampere, volt * ampere)), 0, Double.NaN);
    }

    /** What is so when the device has not been heard for longer than its watchdog waits. */
    Status silent() {
        return new Status(pilot, faults.contains("welded") && closed, 0, wattHour, volt, 0, faults);
    }
}
