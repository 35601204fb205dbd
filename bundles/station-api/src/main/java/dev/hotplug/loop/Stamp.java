package dev.hotplug.loop;

import java.time.Instant;

/**
 * A moment as it was known when it happened.
 *
 * @param wall          wall time as believed then
 * @param boot          which run of the process, counted from 1
 * @param elapsedMillis monotonic time within that run
 * @param known         whether the clock had been set by the central system
 */
public record Stamp(Instant wall, long boot, long elapsedMillis, boolean known) {

    /** One text for a store field: {@code wall boot elapsed known}. */
    public String text() {
        return wall + " " + boot + " " + elapsedMillis + " " + known;
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static Stamp parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a stamp: " + text);
        }
        try {
            return new Stamp(
                    Instant.parse(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Boolean.parseBoolean(parts[3]));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not a stamp: " + text, e);
        }
    }
}
