package dev.hotplug.runtime.set;

import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the vendor decides about a release and no bundle can know: a JSON file with comments, whose fields are those of the document's
 * extension. Whether their values can be is judged with the document.
 *
 * @param fields as written
 */
record Release(Map<String, Object> fields) {

    /** Fields that go into the extension as they are. */
    static final List<String> UPDATE = List.of(
            "compatibility", "securityCounter", "platform", "spaceBytes", "state", "updateClass", "gate", "revoked");

    private static final Set<String> OTHER = Set.of("version", "configurations", "removesConfigurations");

    /** For a patch that differs from its base in its bundles alone. */
    static final Release NOTHING = new Release(Map.of());

    static Release read(Path file) throws IOException {
        Object json;
        try {
            json = Json.readCommented(Files.readString(file));
        } catch (JsonException e) {
            throw Complaint.of("The release file %s is no JSON that can be read: %s.", file, e.getMessage());
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw Complaint.of("The release file %s is not an object.", file);
        }
        Map<String, Object> fields = new TreeMap<>();
        map.forEach((key, value) -> fields.put((String) key, value));
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (!UPDATE.contains(field.getKey()) && !OTHER.contains(field.getKey())) {
                throw Complaint.of("The release file %s has the unknown field \"%s\".", file, field.getKey());
            }
            refuseNull(file, field.getKey(), field.getValue());
        }
        return new Release(fields);
    }

    private static void refuseNull(Path file, String field, Object value) {
        if (value == null) {
            throw Complaint.of("The field \"%s\" of the release file %s is null.", field, file);
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> refuseNull(file, field + "." + key, each));
        }
        if (value instanceof List<?> list) {
            list.forEach(each -> refuseNull(file, field + "[]", each));
        }
    }

    /** The same under another version. */
    Release versioned(String version) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.put("version", version);
        return new Release(all);
    }

    String version() {
        if (fields.get("version") instanceof String version) {
            return version;
        }
        throw Complaint.of("The release file needs the field \"version\", a text.");
    }

    /** What goes into the extension. */
    Map<String, Object> update() {
        Map<String, Object> update = new TreeMap<>(fields);
        update.keySet().retainAll(UPDATE);
        return update;
    }

    Map<?, ?> configurations() {
        return fields.get("configurations") instanceof Map<?, ?> map ? map : Map.of();
    }

    Object removesConfigurations() {
        return fields.getOrDefault("removesConfigurations", List.of());
    }
}
