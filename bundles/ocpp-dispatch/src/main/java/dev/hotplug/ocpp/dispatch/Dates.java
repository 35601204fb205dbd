package dev.hotplug.ocpp.dispatch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dateTime on the wire (OCPP 1.6 section 3.13, errata 3.10). */
final class Dates {

    /** Date and time to the ninth digit of the second, digits beyond it, and the offset. */
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?:(?<=\\.\\d{9})\\d+)?(Z|[+-]\\d{2}(?::?\\d{2})?)?");

    private Dates() {}

    /**
     * A date with any offset and any number of digits after the second.
     *
     * @param zoneRequired false: a date without a zone is taken as UTC
     */
    static Optional<Instant> parse(String text, boolean zoneRequired) {
        Matcher date = DATE.matcher(text.toUpperCase(Locale.ROOT));
        if (!date.matches() || zoneRequired && date.group(2) == null) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = date.group(2) == null ? ZoneOffset.UTC : ZoneOffset.of(date.group(2));
            return Optional.of(LocalDateTime.parse(date.group(1)).toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** UTC with Z, milliseconds only when there are any. */
    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
