package dev.hotplug.runtime;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Hotplug cannot go on, and a person can mend it: one sentence for standard error, and the exit code.
 *
 * <p>Exit code 2 says "do not try again before somebody has changed something"; 1 says "another try may work".
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 800;

    private final int exitCode;

    private Refusal(int exitCode, String sentence, Throwable cause) {
        super(oneLine(sentence), cause);
        this.exitCode = exitCode;
    }

    /** What was typed or read from a file is part of the sentence: no control character of it reaches a terminal, and not all of it. */
    private static String oneLine(String sentence) {
        String line = sentence.replaceAll("\\p{Cc}+", " ");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "..." : line;
    }

    /** Wrong input: exit code 2. */
    public static Refusal of(String format, Object... arguments) {
        return new Refusal(2, String.format(Locale.ROOT, format, arguments), null);
    }

    /**
     * Something wrong with the surroundings: exit code 2 at the first start, for the person who typed the command; 1 when the wrapper
     * starts the process again, because it was right before and will be again.
     */
    public static Refusal passing(String format, Object... arguments) {
        boolean again = !"0".equals(Objects.requireNonNullElse(System.getenv("HOTPLUG_STARTS"), "0"));
        return new Refusal(again ? 1 : 2, String.format(Locale.ROOT, format, arguments), null);
    }

    /** The disk of the data folder is full. */
    public static Refusal noRoom(Path data) {
        return passing("There is no room left for the data folder %s: free some space, or choose another folder with --data.", data);
    }

    /** Something that failed on the way and may pass at the next try: exit code 1. */
    public static Refusal failure(Throwable cause, String format, Object... arguments) {
        return new Refusal(1, String.format(Locale.ROOT, format, arguments), cause);
    }

    /** What the process ends with: 1 or 2. */
    public int exitCode() {
        return exitCode;
    }
}
