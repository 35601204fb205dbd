package dev.hotplug.mainboard.simulator;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param json   body
 */
record Reply(int status, String json) {

    static Reply ok(Object value) {
        return new Reply(200, Json.write(value, false));
    }

    static Reply error(int status, String sentence) {
        return new Reply(status, Json.write(Map.of("error", sentence), false));
    }
}
