package dev.hotplug.runtime.provisioning;

import dev.hotplug.runtime.Refusal;
import java.util.List;
import java.util.Map;

/** What may stand at one place of the provisioning file: checks a value and adds what it holds, by dotted path, to a flat map. */
sealed interface Field {

    /** @throws Refusal naming the path, never the value */
    void read(String path, Object value, Map<String, String> into);

    /** The refusal of a field. */
    static Refusal wrong(String path, String objection) {
        return Refusal.of("The provisioning field \"%s\" %s.", path, objection);
    }

    /** An object with these members and no others. */
    record Group(Map<String, Field> members) implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            object(path, value).forEach((name, each) -> {
                String child = path.isEmpty() ? name.toString() : path + "." + name;
                if (!members.containsKey(name)) {
                    throw unknown(path, child);
                }
                members.get(name).read(child, each, into);
            });
        }

        private Refusal unknown(String path, String child) {
            String known = String.join(", ", members.keySet().stream().sorted().toList());
            return wrong(child, "is unknown: " + (path.isEmpty() ? "the file" : path) + " may hold " + known);
        }
    }

    /** An object with members of any name. */
    record Named(Field each) implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            object(path, value).forEach((name, one) -> each.read(path + "." + name, one, into));
        }
    }

    /** An array. */
    record Many(Field each) implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            if (!(value instanceof List<?> items)) {
                throw wrong(path, "must be a list in square brackets");
            }
            for (int i = 0; i < items.size(); i++) {
                each.read(path + "." + i, items.get(i), into);
            }
        }
    }

    /** A string that keeps a rule. */
    record Text(Rule rule) implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            if (!(value instanceof String text)) {
                throw wrong(path, "must be a text in double quotes");
            }
            String objection = rule.objection(text);
            if (objection != null) {
                throw wrong(path, objection);
            }
            into.put(path, text);
        }
    }

    /** A whole number within bounds, both included. */
    record Whole(long least, long most) implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            if (!(value instanceof Long number) || number < least || number > most) {
                throw wrong(path, "must be a whole number from " + least + " to " + most);
            }
            into.put(path, value.toString());
        }
    }

    /** True or false. */
    record Flag() implements Field {
        @Override
        public void read(String path, Object value, Map<String, String> into) {
            if (!(value instanceof Boolean)) {
                throw wrong(path, "must be true or false");
            }
            into.put(path, value.toString());
        }
    }

    /** Says what is wrong with a text, as the end of a sentence that begins with the field's name; null when nothing is. */
    interface Rule {
        String objection(String text);
    }

    private static Map<?, ?> object(String path, Object value) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw path.isEmpty() ? Refusal.of("The provisioning file must hold one JSON object.") : wrong(path, "must be an object in braces");
    }
}
