package dev.hotplug.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** What a handler answers. */
public sealed interface Answer {

    /** Status 200 with a value: map, list, text, number, boolean or null, nested. */
    record Value(Object value) implements Answer {}

    /**
     * A refusal.
     *
     * @param status 400 to 599
     * @param code   for programs, constant
     * @param words  one sentence that says what to do
     * @param retryAfterSeconds when it may be tried again, where that is known
     */
    record Refused(int status, String code, Words words, OptionalLong retryAfterSeconds) implements Answer {

        public Refused(int status, String code, Words words) {
            this(status, code, words, OptionalLong.empty());
        }
    }

    /** A file to be kept. */
    record Download(String fileName, String type, Content content) implements Answer {}

    /** Writes what is downloaded. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Done; nothing to say. */
    static Answer done() {
        return new Value(java.util.Map.of());
    }

    static Answer value(Object value) {
        return new Value(value);
    }

    /** What was asked for cannot be: 409. */
    static Answer refused(Words words) {
        return new Refused(409, "refused", words);
    }

    /** The request is wrong: 400. */
    static Answer wrong(Words words) {
        return new Refused(400, "wrong", words);
    }

    /** There is no such thing: 404. */
    static Answer missing(Words words) {
        return new Refused(404, "missing", words);
    }

    /** A part that is needed is not there now, for instance because its bundle is being swapped: 503. */
    static Answer away(Words words) {
        return new Refused(503, "away", words);
    }
}
