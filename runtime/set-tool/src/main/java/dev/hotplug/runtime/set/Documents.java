package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.CanonicalJson;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a document together as plain values and lets the library judge it: it says which field is wrong. */
final class Documents {

    private Documents() {}

    /** Fields of the extension that a vendor mostly leaves as they are. */
    static Map<String, Object> usual() {
        Map<String, Object> usual = new TreeMap<>();
        usual.put("format", 1L);
        usual.put("spaceBytes", 0L);
        usual.put("state", Map.of());
        usual.put("updateClass", "H0");
        usual.put("gate", Map.of("timeoutSeconds", 60L, "soakSeconds", 20L));
        usual.put("revoked", List.of());
        return usual;
    }

    static Map<String, Object> sbom(Blob sbom) {
        return Map.of("sha256", sbom.sha256(), "size", sbom.size());
    }

    static Map<String, Object> bundle(SetBundle bundle) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("id", bundle.id());
        entry.put("symbolic-name", bundle.symbolicName());
        entry.put("version", bundle.version());
        entry.put("sha256", bundle.sha256());
        entry.put("size", bundle.size());
        if (bundle.startOrder() != SetBundle.USUAL_START_ORDER) {
            entry.put("start-order", bundle.startOrder());
        }
        return entry;
    }

    static Map<String, Object> extension(Object json) {
        return Map.of("type", "json", "kind", "mandatory", "json", json);
    }

    /** The document of a published set, or one that lies by itself as in a distribution; the latter begins with a brace. */
    static SetDocument of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != '{') {
                return SetFile.open(file).document();
            }
        }
        return Complaint.unless(SetDocument.read(Files.readAllBytes(file)));
    }

    /** @throws Complaint naming the field */
    static SetDocument read(Map<String, Object> values) {
        try {
            return SetDocument.read(CanonicalJson.bytes(values)).value()
                    .orElseThrow(() -> Complaint.of("%s", SetDocument.read(CanonicalJson.bytes(values)).refusal().orElseThrow().sentence()));
        } catch (IllegalArgumentException e) {
            throw Complaint.of("The set cannot be written: %s.", e.getMessage());
        }
    }
}
