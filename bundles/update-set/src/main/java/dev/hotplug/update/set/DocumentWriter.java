package dev.hotplug.update.set;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document as plain values, ready to be written. Pure. */
final class DocumentWriter {

    static final String UPDATE = "hotplug-update";
    static final String MODEL = "hotplug-model";
    static final String LAUNCHING = "framework-launching-properties";
    static final long FORMAT = 1;

    private DocumentWriter() {}

    static Map<String, Object> values(SetDocument document) {
        Map<String, Object> values = new TreeMap<>();
        values.put("feature-resource-version", "1.0");
        values.put("id", document.id());
        values.put("name", document.name());
        values.put("description", document.description());
        values.put("complete", document.isWhole());
        values.put("bundles", document.bundles().stream().map(DocumentWriter::bundle).toList());
        values.put("configurations", document.configurations());
        values.put("extensions", extensions(document));
        return values;
    }

    private static Map<String, Object> bundle(SetBundle bundle) {
        Map<String, Object> values = new TreeMap<>();
        values.put("id", bundle.id());
        values.put("symbolic-name", bundle.symbolicName());
        values.put("version", bundle.version());
        values.put("sha256", bundle.sha256());
        values.put("size", bundle.size());
        if (bundle.startOrder() != SetBundle.USUAL_START_ORDER) {
            values.put("start-order", bundle.startOrder());
        }
        return values;
    }

    private static Map<String, Object> extensions(SetDocument document) {
        Map<String, Object> extensions = new TreeMap<>();
        extensions.put(UPDATE, extension(update(document.update())));
        document.model().ifPresent(model -> extensions.put(MODEL, extension(Map.of(
                "name", model.name(), "code", model.code(), "partNumber", model.partNumber()))));
        if (!document.launching().isEmpty()) {
            extensions.put(LAUNCHING, extension(document.launching()));
        }
        return extensions;
    }

    /** Mandatory: a launcher that does not know the extension must not start the feature. */
    private static Map<String, Object> extension(Object json) {
        return Map.of("type", "json", "kind", "mandatory", "json", json);
    }

    private static Map<String, Object> update(SetDocument.Update update) {
        Map<String, Object> values = new TreeMap<>();
        values.put("format", FORMAT);
        values.put("kind", update.patch().isPresent() ? "patch" : "set");
        values.put("compatibility", update.compatibility().stream().map(DocumentWriter::compatibility).toList());
        values.put("securityCounter", update.securityCounter());
        values.put("platform", Map.of(
                "java", update.platform().java().text(),
                "api", update.platform().api().text(),
                "storage", update.platform().storage().text()));
        values.put("spaceBytes", update.spaceBytes());
        values.put("state", state(update.state()));
        values.put("actions", update.actions());
        values.put("updateClass", update.updateClass().name());
        values.put("gate", Map.of("timeoutSeconds", update.gate().timeoutSeconds(), "soakSeconds", update.gate().soakSeconds()));
        values.put("sbom", Map.of("sha256", update.sbom().sha256(), "size", update.sbom().size()));
        values.put("revoked", update.revoked());
        update.patch().ifPresent(patch -> values.put("patch", patch(patch)));
        if (!update.applied().isEmpty()) {
            values.put("applied", update.applied().stream()
                    .map(applied -> Map.of("label", applied.label(), "sha256", applied.sha256()))
                    .toList());
        }
        return values;
    }

    private static Map<String, Object> compatibility(Compatibility compatibility) {
        return Map.of(
                "vendor", compatibility.vendor(),
                "model", compatibility.model(),
                "partNumbers", compatibility.partNumbers(),
                "hardwareRevisions", compatibility.hardwareRevisions());
    }

    private static Map<String, Object> state(Map<String, StateSchema> state) {
        Map<String, Object> values = new TreeMap<>();
        state.forEach((store, schema) -> values.put(store, Map.of(
                "reads", schema.reads(), "writes", schema.writes(), "readableFrom", schema.readableFrom())));
        return values;
    }

    private static Map<String, Object> patch(Patch patch) {
        List<Map<String, String>> bases = patch.bases().stream()
                .map(base -> Map.of("version", base.version(), "sha256", base.sha256()))
                .toList();
        return Map.of(
                "label", patch.label(),
                "bases", bases,
                "removes", patch.removes(),
                "removesConfigurations", patch.removesConfigurations());
    }
}
