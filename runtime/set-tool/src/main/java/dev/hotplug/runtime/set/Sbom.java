package dev.hotplug.runtime.set;

import dev.hotplug.runtime.feature.FeatureReader;
import dev.hotplug.update.set.CanonicalJson;
import dev.hotplug.update.set.SetBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bill of materials of a set, CycloneDX 1.5: what the distribution's own says of each bundle, found by its digest, and coordinates
 * and digest for a bundle that the distribution does not have. Without date and serial number.
 */
final class Sbom {

    /** Where a bundle that is in no distribution lies. */
    interface Shelf {
        Path of(SetBundle bundle);
    }

    private Sbom() {}

    static byte[] of(Path home, String id, List<SetBundle> bundles) throws IOException {
        return of(home, id, bundles, bundle -> null);
    }

    static byte[] of(Path home, String id, List<SetBundle> bundles, Shelf shelf) throws IOException {
        Map<String, Object> known = known(home.resolve("bom.json"));
        List<Object> components = new java.util.ArrayList<>();
        for (SetBundle bundle : bundles) {
            Object component = known.get(bundle.sha256());
            components.add(component != null ? component : component(bundle, shelf.of(bundle)));
        }
        Map<String, Object> product = new TreeMap<>();
        product.put("type", "firmware");
        product.put("bom-ref", id);
        product.put("name", id.substring(0, id.lastIndexOf(':')));
        product.put("version", id.substring(id.lastIndexOf(':') + 1));
        Map<String, Object> document = new TreeMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.5");
        document.put("version", 1L);
        document.put("metadata", Map.of("component", product));
        document.put("components", components);
        return CanonicalJson.bytes(document);
    }

    private static Map<String, Object> known(Path bom) throws IOException {
        Map<String, Object> byDigest = new HashMap<>();
        if (Files.isRegularFile(bom)) {
            for (Object component : FeatureReader.list(FeatureReader.document(bom), "components")) {
                for (Object hash : FeatureReader.list(FeatureReader.members(component), "hashes")) {
                    byDigest.put(FeatureReader.text(FeatureReader.members(hash), "content"), component);
                }
            }
        }
        return byDigest;
    }

    private static Map<String, Object> component(SetBundle bundle, Path file) throws IOException {
        String[] parts = bundle.id().split(":");
        String purl = "pkg:maven/" + parts[0] + "/" + parts[1] + "@" + parts[2];
        Map<String, Object> component = new TreeMap<>();
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("group", parts[0]);
        component.put("name", parts[1]);
        component.put("version", parts[2]);
        component.put("purl", purl);
        component.put("hashes", List.of(Map.of("alg", "SHA-256", "content", bundle.sha256())));
        String licence = file == null ? "" : JarFacts.of(file).licence();
        if (!licence.isEmpty()) {
            component.put("licenses", List.of(Map.of("license",
                    licence.startsWith("Apache-2.0") ? Map.of("id", "Apache-2.0") : Map.of("name", licence))));
        }
        return component;
    }
}
