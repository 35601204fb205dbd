package dev.hotplug.mainboard.simulator;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param json   body
 */
record Reply(int status, String json) {
    private static final int MAX_SENTENCE = 600;

    static Reply ok(Object value) {
        return new Reply(200, Json.write(value, false));
    }

    /** A path or a name of the request may be part of the sentence: not all of a long one comes back. */
    static Reply error(int status, String sentence) {
        String bounded = sentence.length() > MAX_SENTENCE ? sentence.substring(0, MAX_SENTENCE) + "..." : sentence;
        return new Reply(status, Json.write(Map.of("error", bounded), false));
    }
}
