package dev.hotplug.runtime.set;

import dev.hotplug.runtime.feature.FeatureReader;
import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.StateSchema;
import dev.hotplug.update.set.StationFacts;
import dev.hotplug.update.set.StationIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a station is and has, from a file. */
final class StationFile {

    private static final Set<String> FIELDS = Set.of(
            "vendor", "model", "partNumber", "hardwareRevision", "securityCounter", "java", "api", "storage", "freeBytes", "state");

    private StationFile() {}

    /** @param running the set that it runs, or null */
    static StationFacts read(Path file, Path running) throws IOException {
        Map<String, Object> fields = fields(file);
        Optional<SetDocument> document = running == null ? Optional.empty() : Optional.of(SetFile.open(running).document());
        return new StationFacts(
                new StationIdentity(
                        text(file, fields, "vendor"), text(file, fields, "model"), text(file, fields, "partNumber"), text(file, fields, "hardwareRevision")),
                number(file, fields, "securityCounter"),
                text(file, fields, "java"),
                text(file, fields, "api"),
                text(file, fields, "storage"),
                number(file, fields, "freeBytes"),
                state(file, FeatureReader.members(fields.get("state"))),
                document);
    }

    private static Map<String, Object> fields(Path file) throws IOException {
        try {
            Map<String, Object> fields = FeatureReader.members(Json.readCommented(Files.readString(file)));
            for (String field : fields.keySet()) {
                if (!FIELDS.contains(field)) {
                    throw Complaint.of("The station file %s has the unknown field \"%s\".", file, field);
                }
            }
            return fields;
        } catch (JsonException e) {
            throw Complaint.of("The station file %s is no JSON that can be read: %s.", file, e.getMessage());
        }
    }

    private static Map<String, StateSchema> state(Path file, Map<String, Object> stores) {
        Map<String, StateSchema> state = new TreeMap<>();
        stores.forEach((store, value) -> {
            Map<String, Object> schema = FeatureReader.members(value);
            try {
                state.put(store, new StateSchema(
                        (int) number(file, schema, "reads"), (int) number(file, schema, "writes"), (int) number(file, schema, "readableFrom")));
            } catch (IllegalArgumentException e) {
                throw Complaint.of("The station file %s has a wrong schema of \"%s\": %s.", file, store, e.getMessage());
            }
        });
        return state;
    }

    private static String text(Path file, Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw Complaint.of("The station file %s needs the field \"%s\", a text.", file, name);
    }

    private static long number(Path file, Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw Complaint.of("The station file %s needs the field \"%s\", a number.", file, name);
    }
}
