package dev.hotplug.boot;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * How a request to update ended, as the boot record keeps it.
 *
 * @param request     whose
 * @param result      {@link #INSTALLED}, or what did not go well
 * @param reason      a word for programs; empty when installed
 * @param fromVersion what ran before
 * @param version     what it was about
 * @param at          wall time; the epoch when the clock was not known
 * @param sentence    for people
 */
public record Ended(String request, String result, String reason, String fromVersion, String version, Instant at, String sentence) {

    /** The new set is committed. */
    public static final String INSTALLED = "INSTALLED";
    /** Nothing had been replaced. */
    public static final String REFUSED = "REFUSED";
    /** The old set runs again. */
    public static final String RETURNED = "RETURNED";

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 7;

    /** Tabulators separate the parts: they are not kept in a text. */
    String text() {
        return String.join(
                SEPARATOR, plain(request), plain(result), plain(reason), plain(fromVersion), plain(version), at.toString(), plain(sentence));
    }

    private static String plain(String part) {
        return part.replace('\t', ' ');
    }

    static Ended parse(String text) throws IOException {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            throw new IOException("it holds an outcome that is none");
        }
        try {
            return new Ended(parts[0], parts[1], parts[2], parts[3], parts[4], Instant.parse(parts[5]), parts[6]);
        } catch (DateTimeException e) {
            throw new IOException("it holds a time that is none", e);
        }
    }
}
