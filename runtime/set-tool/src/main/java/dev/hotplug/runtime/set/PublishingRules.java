package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Patches;
import dev.hotplug.update.set.Refusal;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.Suitability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must not be published after what was published before: stations would refuse it, or could not tell the two apart. Pure. */
final class PublishingRules {

    private PublishingRules() {}

    /** Why a set or a patch must not follow a set; empty when it may. */
    static List<String> broken(SetDocument next, SetDocument before) {
        List<String> broken = new ArrayList<>();
        if (next.isWhole() && next.version().equals(before.version()) && !next.sha256().equals(before.sha256())) {
            broken.add("version " + before.version() + " was published with other content");
        }
        if (next.update().securityCounter() < before.update().securityCounter()) {
            broken.add("the security counter would fall from " + before.update().securityCounter() + " to " + next.update().securityCounter());
        }
        broken.addAll(sameVersions(next.bundles(), before.bundles()));
        SetDocument target = next.isWhole() ? next : Patches.apply(before, next).value().orElse(next);
        for (Refusal refusal : Suitability.state(target.update().state(), before.update().state())) {
            broken.add(refusal.sentence());
        }
        before.update().state().keySet().stream()
                .filter(store -> !target.update().state().containsKey(store))
                .forEach(store -> broken.add("the store \"" + store + "\" is no longer among the state schemas"));
        return broken;
    }

    private static List<String> sameVersions(List<SetBundle> next, List<SetBundle> before) {
        Map<String, SetBundle> old = before.stream().collect(Collectors.toMap(each -> each.symbolicName() + " " + each.version(), each -> each));
        return next.stream()
                .filter(bundle -> old.containsKey(bundle.symbolicName() + " " + bundle.version()))
                .filter(bundle -> !old.get(bundle.symbolicName() + " " + bundle.version()).sha256().equals(bundle.sha256()))
                .map(bundle -> "the bundle " + bundle.symbolicName() + " " + bundle.version() + " has other content under the same version")
                .toList();
    }

    static void check(SetDocument next, SetDocument before) {
        List<String> broken = broken(next, before);
        if (!broken.isEmpty()) {
            throw Complaint.of("This must not follow %s %s: %s.", before.id(), before.sha256().substring(0, 12), String.join("; ", broken));
        }
    }
}
