package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.Patches;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.StateSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a patch: bundles that take the place of those of the same name in each of the bases. What is not said is as in the first base. */
final class PatchBuild {

    private final List<SetDocument> bases;
    private final String label;
    private final Contents contents = new Contents();
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, List<String>> actions = new TreeMap<>();

    private PatchBuild(List<SetDocument> bases, String label) {
        this.bases = bases;
        this.label = label;
    }

    /**
     * @param bases   whole sets
     * @param bundles {@code JAR} or {@code group:artifact:version=JAR}
     * @param removes symbolic names
     * @param home    a distribution whose bill of materials may know the bundles
     */
    static Built of(List<SetDocument> bases, String label, List<String> bundles, List<String> removes, Release release, Path home) throws IOException {
        Built built = new PatchBuild(bases, label).build(bundles, removes, release, home);
        for (SetDocument base : bases) {
            Complaint.unless(Patches.apply(base, built.document()));
        }
        return built;
    }

    private Built build(List<String> jars, List<String> removes, Release release, Path home) throws IOException {
        SetDocument first = bases.get(0);
        List<SetBundle> bundles = new ArrayList<>();
        for (String jar : jars) {
            bundles.add(bundle(jar));
        }
        String id = first.id().substring(0, first.id().lastIndexOf(':') + 1) + label;
        Map<String, Object> update = update(first);
        update.putAll(release.update());
        update.put("sbom", Documents.sbom(contents.put(Sbom.of(home, id, bundles, this::fileOf))));
        update.put("patch", patch(removes, release));
        Map<String, Object> values = new TreeMap<>();
        values.put("feature-resource-version", "1.0");
        values.put("id", id);
        values.put("name", first.name());
        values.put("description", "Patch of " + first.description());
        values.put("complete", false);
        values.put("bundles", bundles.stream().map(Documents::bundle).toList());
        values.put("configurations", release.configurations());
        values.put("extensions", Map.of("hotplug-update", Documents.extension(update)));
        return new Built(Documents.read(values), contents);
    }

    private Path fileOf(SetBundle bundle) {
        return files.get(bundle.sha256());
    }

    private SetBundle bundle(String word) throws IOException {
        int equals = word.indexOf('=');
        Path file = Path.of(word.substring(equals + 1));
        JarFacts facts = JarFacts.of(file);
        Blob blob = contents.put(file);
        files.put(blob.sha256(), file);
        Optional<SetBundle> before = bases.get(0).bundles().stream().filter(each -> each.symbolicName().equals(facts.symbolicName())).findFirst();
        if (equals < 0 && before.isEmpty()) {
            throw Complaint.of("The bundle %s is new to the base: say what it is, as group:artifact:version=%s.", facts.symbolicName(), file);
        }
        String id = equals > 0 ? word.substring(0, equals) : before.orElseThrow().id().replaceFirst(":[^:]*$", ":" + facts.version());
        SetBuild.refuseUnfinished(id);
        if (!facts.actions().isEmpty()) {
            actions.put(facts.symbolicName(), facts.actions());
        }
        int order = before.map(SetBundle::startOrder).orElse(SetBundle.USUAL_START_ORDER);
        return new SetBundle(id, facts.symbolicName(), facts.version(), blob.sha256(), blob.size(), order);
    }

    private Map<String, Object> patch(List<String> removes, Release release) {
        return Map.of(
                "label", label,
                "bases", bases.stream().map(base -> Map.of("version", base.version(), "sha256", base.sha256())).toList(),
                "removes", removes,
                "removesConfigurations", release.removesConfigurations());
    }

    private Map<String, Object> update(SetDocument base) {
        SetDocument.Update old = base.update();
        Map<String, Object> update = Documents.usual();
        update.put("kind", "patch");
        update.put("actions", actions);
        update.put("compatibility", old.compatibility().stream().map(entry -> Map.of(
                "vendor", entry.vendor(), "model", entry.model(),
                "partNumbers", entry.partNumbers(), "hardwareRevisions", entry.hardwareRevisions())).toList());
        update.put("securityCounter", old.securityCounter());
        update.put("platform", Map.of(
                "java", old.platform().java().text(), "api", old.platform().api().text(), "storage", old.platform().storage().text()));
        Map<String, Object> state = new TreeMap<>();
        old.state().forEach((store, schema) -> state.put(store, schema(schema)));
        update.put("state", state);
        return update;
    }

    private static Map<String, Object> schema(StateSchema schema) {
        return Map.of("reads", schema.reads(), "writes", schema.writes(), "readableFrom", schema.readableFrom());
    }
}
