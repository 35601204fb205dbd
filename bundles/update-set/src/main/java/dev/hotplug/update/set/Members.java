package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The members of one object of a document, each asked for once; what nobody has asked for at the end is unknown. */
final class Members {

    private static final int MAX_ITEMS = 1_000;

    private final String path;
    private final Map<String, Object> members;
    private final Set<String> unread;

    private Members(String path, Map<String, Object> members) {
        this.path = path;
        this.members = members;
        this.unread = new HashSet<>(members.keySet());
    }

    /** @param path what the fields are named after; empty for the document itself */
    @SuppressWarnings("unchecked")
    static Members of(String path, Object value) throws Unfit {
        if (!(value instanceof Map<?, ?> map)) {
            throw Unfit.of(Reason.BAD_VALUE, "The field %s is not an object.", quoted(path));
        }
        return new Members(path, (Map<String, Object>) map);
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    Set<String> keys() {
        return members.keySet();
    }

    Object any(String key) throws Unfit {
        unread.remove(key);
        Object value = members.get(key);
        if (value == null) {
            throw Unfit.of(Reason.MISSING_FIELD, "The field %s is missing.", name(key));
        }
        return value;
    }

    Members object(String key) throws Unfit {
        return of(path(key), any(key));
    }

    List<Members> objects(String key) throws Unfit {
        List<Members> objects = new ArrayList<>();
        for (Object item : items(key)) {
            objects.add(of(path(key) + "[" + objects.size() + "]", item));
        }
        return objects;
    }

    String text(String key, Pattern form, String described) throws Unfit {
        return text(path(key), any(key), form, described);
    }

    /** Without doubles, in the order of the document. */
    List<String> texts(String key, Pattern form, String described) throws Unfit {
        List<String> texts = new ArrayList<>();
        for (Object item : items(key)) {
            String text = text(path(key) + "[" + texts.size() + "]", item, form, described);
            if (texts.contains(text)) {
                throw Unfit.of(Reason.CONTRADICTION, "The field %s lists \"%s\" twice.", name(key), text);
            }
            texts.add(text);
        }
        return texts;
    }

    /** The same, where an empty list would say nothing. */
    List<String> someTexts(String key, Pattern form, String described) throws Unfit {
        List<String> texts = texts(key, form, described);
        if (texts.isEmpty()) {
            throw Unfit.of(Reason.BAD_VALUE, "The field %s is empty.", name(key));
        }
        return texts;
    }

    long number(String key, long from, long to) throws Unfit {
        if (any(key) instanceof Long number && number >= from && number <= to) {
            return number;
        }
        throw Unfit.of(Reason.BAD_VALUE, "The field %s is not a number from %d to %d.", name(key), from, to);
    }

    /** Names and texts. */
    Map<String, String> textMap(String key, Pattern names, Pattern form, String described) throws Unfit {
        Members object = object(key);
        Map<String, String> texts = new TreeMap<>();
        for (String name : object.keys(names)) {
            texts.put(name, object.text(name, form, described));
        }
        return texts;
    }

    /** All keys, each of the form. */
    Set<String> keys(Pattern names) throws Unfit {
        for (String key : members.keySet()) {
            if (!names.matcher(key).matches()) {
                throw Unfit.of(Reason.BAD_VALUE, "The field %s has a name that cannot be.", name(key));
            }
        }
        return members.keySet();
    }

    /** The member must be exactly this. */
    void exactly(String key, Object wanted, Reason otherwise) throws Unfit {
        if (!wanted.equals(any(key))) {
            throw Unfit.of(otherwise, "The field %s is not %s.", name(key), wanted instanceof String ? "\"" + wanted + "\"" : wanted);
        }
    }

    Unfit bad(String key, String why) {
        return Unfit.of(Reason.BAD_VALUE, "The field %s %s.", name(key), why);
    }

    Unfit contradiction(String key, String why) {
        return Unfit.of(Reason.CONTRADICTION, "The field %s %s.", name(key), why);
    }

    /** Everything has been asked for. */
    void end() throws Unfit {
        if (!unread.isEmpty()) {
            throw Unfit.of(Reason.UNKNOWN_FIELD, "The field %s is not known.", name(unread.iterator().next()));
        }
    }

    private List<?> items(String key) throws Unfit {
        if (any(key) instanceof List<?> items && items.size() <= MAX_ITEMS) {
            return items;
        }
        throw bad(key, "is not a list of at most " + MAX_ITEMS + " items");
    }

    private static String text(String path, Object value, Pattern form, String described) throws Unfit {
        if (value instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        throw Unfit.of(Reason.BAD_VALUE, "The field %s is not %s.", quoted(path), described);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String name(String key) {
        return quoted(path(key));
    }

    /** The document chooses some names: they are cut. */
    private static String quoted(String path) {
        return "\"" + (path.length() > 150 ? path.substring(0, 150) + "..." : path) + "\"";
    }
}
