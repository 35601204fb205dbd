package dev.hotplug.update.set;

import java.util.Locale;
import java.util.Objects;

/**
 * A set is not taken.
 *
 * @param reason   for programs
 * @param sentence for people; names the field or entry; one line of at most 400 characters
 */
public record Refusal(Reason reason, String sentence) {

    private static final int MAX_LENGTH = 400;

    /** What comes from the set itself is in the sentence: no control character of it reaches a terminal, and not all of it. */
    public Refusal {
        Objects.requireNonNull(reason);
        sentence = oneLine(sentence);
    }

    static Refusal of(Reason reason, String format, Object... arguments) {
        return new Refusal(reason, String.format(Locale.ROOT, format, arguments));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH - 3) + "..." : line;
    }
}
