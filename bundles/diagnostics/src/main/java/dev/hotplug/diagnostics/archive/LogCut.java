package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Copies the records of a log that are in a window. A record begins with its time, as
 * {@code 2026-01-31T12:00:00.000Z}; lines without one belong to the record above.
 */
final class LogCut {

    private static final int TIME = 24;

    private final Window window;
    private boolean within;

    LogCut(Window window) {
        this.window = window;
        this.within = !window.bounded();
    }

    void copy(BufferedReader log, OutputStream out) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (within(line)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private boolean within(String line) {
        if (window.bounded() && line.length() > TIME && line.charAt(4) == '-' && line.charAt(TIME - 1) == 'Z') {
            try {
                within = window.contains(Instant.parse(line.substring(0, TIME)));
            } catch (DateTimeException e) {
                // a line of the record above that looks like a time
            }
        }
        return within;
    }
}
