package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a document that nobody has vouched for yet: every field known, within its bounds, and the whole in its one form. Pure. */
final class DocumentReader {

    private static final int MAX_ORDER = 1_000_000;

    private DocumentReader() {}

    static Result<SetDocument> read(byte[] bytes) {
        try {
            if (bytes.length > Limits.FORMAT.documentBytes()) {
                throw Unfit.of(Reason.TOO_LARGE, "The document has %d bytes; at most %d are permitted.", bytes.length, Limits.FORMAT.documentBytes());
            }
            Object json = Json.read(bytes, "The document");
            SetDocument document = document(Members.of("", json));
            if (!Arrays.equals(bytes, CanonicalJson.bytes(json)) || !Arrays.equals(bytes, document.bytes())) {
                throw Unfit.of(Reason.NOT_CANONICAL, "The document is not in its canonical form.");
            }
            return Result.ok(document);
        } catch (Unfit e) {
            return Result.refused(e.refusal());
        }
    }

    private static SetDocument document(Members feature) throws Unfit {
        feature.exactly("feature-resource-version", "1.0", Reason.UNKNOWN_FORMAT);
        Members extensions = feature.object("extensions");
        SetDocument.Update update = UpdateReader.read(extension(extensions, DocumentWriter.UPDATE));
        SetDocument document = new SetDocument(
                id(feature),
                feature.text("name", Forms.LINE, Forms.LINE_WORDS),
                feature.text("description", Forms.TEXT, Forms.TEXT_WORDS),
                bundles(feature),
                configurations(feature.object("configurations")),
                extensions.has(DocumentWriter.LAUNCHING) ? launching(extensions) : Map.of(),
                extensions.has(DocumentWriter.MODEL) ? Optional.of(model(extension(extensions, DocumentWriter.MODEL))) : Optional.empty(),
                update);
        feature.exactly("complete", document.isWhole(), Reason.CONTRADICTION);
        extensions.end();
        feature.end();
        check(feature, document);
        return document;
    }

    private static String id(Members feature) throws Unfit {
        String id = feature.text("id", Forms.ID, Forms.ID_WORDS);
        if (!Forms.VERSION.matcher(id.substring(id.lastIndexOf(':') + 1)).matches()) {
            throw feature.bad("id", "does not end with " + Forms.VERSION_WORDS);
        }
        return id;
    }

    private static void check(Members feature, SetDocument document) throws Unfit {
        if (document.isWhole() != document.model().isPresent()) {
            throw feature.contradiction("extensions." + DocumentWriter.MODEL, "is there in a set and absent in a patch, and this one differs");
        }
        Set<String> names = new HashSet<>();
        document.bundles().forEach(bundle -> names.add(bundle.symbolicName()));
        if (document.bundles().stream().anyMatch(bundle -> bundle.sha256().equals(document.update().sbom().sha256()))) {
            throw feature.contradiction("bundles", "has an item with the content of the bill of materials");
        }
        for (String name : document.update().actions().keySet()) {
            if (!names.contains(name)) {
                throw feature.contradiction("extensions.hotplug-update.actions." + name, "names no bundle of this document");
            }
        }
    }

    private static Members extension(Members extensions, String name) throws Unfit {
        Members extension = extensions.object(name);
        extension.exactly("type", "json", Reason.BAD_VALUE);
        extension.exactly("kind", "mandatory", Reason.BAD_VALUE);
        Members json = extension.object("json");
        extension.end();
        return json;
    }

    private static List<SetBundle> bundles(Members feature) throws Unfit {
        List<SetBundle> bundles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Members entry : feature.objects("bundles")) {
            SetBundle bundle = bundle(entry);
            if (!seen.add(bundle.symbolicName()) || !seen.add(bundle.sha256()) || !seen.add(bundle.id())) {
                throw entry.contradiction("id", "names a bundle that the document has already, by name, content or id");
            }
            bundles.add(bundle);
        }
        if (bundles.size() > Limits.FORMAT.bundles()) {
            throw feature.bad("bundles", "has more than " + Limits.FORMAT.bundles() + " items");
        }
        return bundles;
    }

    private static SetBundle bundle(Members entry) throws Unfit {
        SetBundle bundle = new SetBundle(
                entry.text("id", Forms.ID, Forms.ID_WORDS),
                entry.text("symbolic-name", Forms.NAME, Forms.NAME_WORDS),
                entry.text("version", Forms.OSGI_VERSION, Forms.OSGI_VERSION_WORDS),
                entry.text("sha256", Forms.DIGEST, Forms.DIGEST_WORDS),
                entry.number("size", 1, Limits.FORMAT.blobBytes()),
                entry.has("start-order") ? (int) entry.number("start-order", 0, MAX_ORDER) : SetBundle.USUAL_START_ORDER);
        entry.end();
        return bundle;
    }

    private static Map<String, Map<String, Object>> configurations(Members pids) throws Unfit {
        Map<String, Map<String, Object>> configurations = new TreeMap<>();
        for (String pid : pids.keys(Forms.PID)) {
            Members members = pids.object(pid);
            Map<String, Object> properties = new TreeMap<>();
            for (String key : members.keys(Forms.LINE)) {
                properties.put(key, property(members, key));
            }
            configurations.put(pid, properties);
        }
        return configurations;
    }

    private static Object property(Members members, String key) throws Unfit {
        Object value = members.any(key);
        if (value instanceof Map<?, ?> || value instanceof List<?> items && items.stream().anyMatch(DocumentReader::isNested)) {
            throw members.bad(key, "is neither a plain value nor a list of plain values");
        }
        return value instanceof List<?> items ? List.copyOf(items) : value;
    }

    private static boolean isNested(Object item) {
        return item instanceof Map<?, ?> || item instanceof List<?>;
    }

    private static Map<String, String> launching(Members extensions) throws Unfit {
        Members members = extension(extensions, DocumentWriter.LAUNCHING);
        Map<String, String> properties = new TreeMap<>();
        for (String key : members.keys(Forms.NAME)) {
            properties.put(key, members.text(key, Forms.TEXT, Forms.TEXT_WORDS));
        }
        return properties;
    }

    private static SetDocument.Model model(Members members) throws Unfit {
        SetDocument.Model model = new SetDocument.Model(
                members.text("name", Forms.NAME, Forms.NAME_WORDS),
                members.text("code", Forms.EXACT, Forms.EXACT_WORDS),
                members.text("partNumber", Forms.EXACT, Forms.EXACT_WORDS));
        members.end();
        return model;
    }
}
