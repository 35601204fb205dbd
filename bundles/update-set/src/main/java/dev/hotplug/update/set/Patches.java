package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Applies a patch to the document of a whole set; the result is the document of a whole set, the same on every machine. Nobody has
 * signed it: it stands on the signatures of the two that it was made of. Pure.
 */
public final class Patches {

    private Patches() {}

    /**
     * @param base  whole
     * @param patch one of whose bases it is
     */
    public static Result<SetDocument> apply(SetDocument base, SetDocument patch) {
        try {
            return Result.ok(applied(base, patch));
        } catch (Unfit e) {
            return Result.refused(e.refusal());
        }
    }

    private static SetDocument applied(SetDocument base, SetDocument document) throws Unfit {
        Patch patch = document.update().patch()
                .orElseThrow(() -> Unfit.of(Reason.OTHER_BASE, "The document %s is no patch.", document.id()));
        checkBase(base, patch);
        SetDocument result = new SetDocument(
                id(base, patch),
                base.name(),
                base.description(),
                bundles(base, document, patch),
                configurations(base, document, patch),
                launching(base, document),
                base.model(),
                update(base, document, patch));
        return SetDocument.read(result.bytes()).value()
                .orElseThrow(() -> new Unfit(SetDocument.read(result.bytes()).refusal().orElseThrow()));
    }

    private static void checkBase(SetDocument base, Patch patch) throws Unfit {
        String digest = base.sha256();
        if (!base.isWhole() || patch.bases().stream().noneMatch(each -> each.sha256().equals(digest))) {
            throw Unfit.of(Reason.OTHER_BASE, "The patch \"%s\" is for %s, and the set here is %s with the digest %s.",
                    patch.label(), versions(patch), base.version(), digest);
        }
    }

    private static String versions(Patch patch) {
        return String.join(", ", patch.bases().stream().map(Patch.Base::version).limit(5).toList());
    }

    /** {@code 1.2.0} becomes {@code 1.2.0+label}, and that {@code 1.2.0+label.other}. */
    private static String id(SetDocument base, Patch patch) {
        return base.id() + (base.version().contains("+") ? "." : "+") + patch.label();
    }

    /** A bundle takes the place of the one with its symbolic name; new ones come last. */
    private static List<SetBundle> bundles(SetDocument base, SetDocument document, Patch patch) throws Unfit {
        Map<String, SetBundle> fresh = new TreeMap<>();
        document.bundles().forEach(bundle -> fresh.put(bundle.symbolicName(), bundle));
        Set<String> removed = new HashSet<>(patch.removes());
        List<SetBundle> bundles = new ArrayList<>();
        for (SetBundle bundle : base.bundles()) {
            if (!removed.remove(bundle.symbolicName())) {
                SetBundle replacement = fresh.remove(bundle.symbolicName());
                bundles.add(replacement == null ? bundle : replacement);
            }
        }
        if (!removed.isEmpty()) {
            throw Unfit.of(Reason.OTHER_BASE, "The patch removes the bundle %s, which the set does not have.", removed.iterator().next());
        }
        document.bundles().stream().filter(bundle -> fresh.containsKey(bundle.symbolicName())).forEach(bundles::add);
        return bundles;
    }

    private static Map<String, Map<String, Object>> configurations(SetDocument base, SetDocument document, Patch patch) {
        Map<String, Map<String, Object>> configurations = new TreeMap<>(base.configurations());
        configurations.keySet().removeAll(patch.removesConfigurations());
        configurations.putAll(document.configurations());
        return configurations;
    }

    private static Map<String, String> launching(SetDocument base, SetDocument document) {
        Map<String, String> launching = new TreeMap<>(base.launching());
        launching.putAll(document.launching());
        return launching;
    }

    private static SetDocument.Update update(SetDocument base, SetDocument document, Patch patch) {
        SetDocument.Update old = base.update();
        SetDocument.Update fresh = document.update();
        Map<String, StateSchema> state = new TreeMap<>(old.state());
        state.putAll(fresh.state());
        Set<String> revoked = new java.util.TreeSet<>(old.revoked());
        revoked.addAll(fresh.revoked());
        List<SetDocument.Applied> applied = new ArrayList<>(old.applied());
        applied.add(new SetDocument.Applied(patch.label(), document.sha256()));
        return new SetDocument.Update(
                old.compatibility(),
                Math.max(old.securityCounter(), fresh.securityCounter()),
                fresh.platform(),
                fresh.spaceBytes(),
                state,
                actions(old, document, patch),
                fresh.updateClass(),
                fresh.gate(),
                old.sbom(),
                List.copyOf(revoked),
                Optional.empty(),
                applied);
    }

    /** What a replaced bundle answered it answers only when it still says so. */
    private static Map<String, List<String>> actions(SetDocument.Update old, SetDocument document, Patch patch) {
        Map<String, List<String>> actions = new TreeMap<>(old.actions());
        actions.keySet().removeAll(patch.removes());
        document.bundles().forEach(bundle -> actions.remove(bundle.symbolicName()));
        actions.putAll(document.update().actions());
        return actions;
    }
}
