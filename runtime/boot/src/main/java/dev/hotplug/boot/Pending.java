package dev.hotplug.boot;

import java.io.IOException;

/**
 * A request that is being installed: whatever interrupts it, the next start knows whose it was.
 *
 * @param request     whose
 * @param target      generation it is about
 * @param fromVersion what runs
 * @param version     what is to run
 * @param online      whether the central system was connected when it began, so that the new set has to reach it too
 */
public record Pending(String request, long target, String fromVersion, String version, boolean online) {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 5;

    String text() {
        return String.join(SEPARATOR, plain(request), Long.toString(target), plain(fromVersion), plain(version), Boolean.toString(online));
    }

    private static String plain(String part) {
        return part.replace('\t', ' ');
    }

    static Pending parse(String text) throws IOException {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            throw new IOException("it holds a request that is none");
        }
        return new Pending(parts[0], Lines.toLong(parts[1]), parts[2], parts[3], Boolean.parseBoolean(parts[4]));
    }
}
