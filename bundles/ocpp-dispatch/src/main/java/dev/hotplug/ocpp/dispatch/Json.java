package dev.hotplug.ocpp.dispatch;

import java.util.List;
import java.util.Map;

/** A JSON value. Numbers stay as they were written, so that whoever reads one decides what it may be. */
sealed interface Json {

    /** What it is, for a sentence that begins with the name of a field. */
    String kind();

    record Obj(Map<String, Json> fields) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Arr(List<Json> items) implements Json {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(String value) implements Json {
        @Override
        public String kind() {
            return "a text";
        }
    }

    record Num(String digits) implements Json {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record Bool(boolean value) implements Json {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** The literal {@code null}. */
    enum Null implements Json {
        NULL;

        @Override
        public String kind() {
            return "null";
        }
    }
}
