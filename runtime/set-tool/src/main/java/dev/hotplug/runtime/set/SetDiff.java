package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.CanonicalJson;
import dev.hotplug.update.set.DeltaPlan;
import dev.hotplug.update.set.HeadReading;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetHead;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What changes from one set to another, and what a station that runs the one fetches of the other. Pure. */
final class SetDiff {

    private final SetDocument from;
    private final SetHead to;

    SetDiff(SetDocument from, SetHead to) {
        this.from = from;
        this.to = to;
    }

    /**
     * One bundle.
     *
     * @param before null: it is new
     * @param after  null: it goes
     */
    record Change(String name, SetBundle before, SetBundle after) {}

    /** Bundles that come, go or change, in the order of the new set, then those that go. A patch lets go only what it removes. */
    List<Change> bundles() {
        Map<String, SetBundle> old = byName(from.bundles());
        Map<String, Change> changes = new LinkedHashMap<>();
        for (SetBundle bundle : to.document().bundles()) {
            SetBundle before = old.remove(bundle.symbolicName());
            if (before == null || !before.sha256().equals(bundle.sha256())) {
                changes.put(bundle.symbolicName(), new Change(bundle.symbolicName(), before, bundle));
            }
        }
        Set<String> going = to.document().update().patch().map(patch -> (Set<String>) new TreeSet<>(patch.removes())).orElse(old.keySet());
        old.values().stream()
                .filter(bundle -> going.contains(bundle.symbolicName()))
                .forEach(bundle -> changes.put(bundle.symbolicName(), new Change(bundle.symbolicName(), bundle, null)));
        return List.copyOf(changes.values());
    }

    /** PIDs whose properties differ. */
    Set<String> configurations() {
        Set<String> pids = new TreeSet<>(to.document().configurations().keySet());
        if (to.document().isWhole()) {
            pids.addAll(from.configurations().keySet());
        }
        pids.removeIf(pid -> Arrays.equals(form(from, pid), form(to.document(), pid)));
        return pids;
    }

    private static byte[] form(SetDocument document, String pid) {
        Map<String, Object> properties = document.configurations().get(pid);
        return properties == null ? new byte[0] : CanonicalJson.bytes(properties);
    }

    /** OCPP actions that come, with a plus, and go, with a minus. */
    Set<String> actions() {
        Set<String> before = actions(from);
        Set<String> after = actions(to.document());
        Set<String> differences = new TreeSet<>();
        after.stream().filter(each -> !before.contains(each)).forEach(each -> differences.add("+" + each));
        if (to.document().isWhole()) {
            before.stream().filter(each -> !after.contains(each)).forEach(each -> differences.add("-" + each));
        }
        return differences;
    }

    private static Set<String> actions(SetDocument document) {
        return document.update().actions().values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How a station that has everything of the one set fetches the other. */
    DeltaPlan plan() {
        Set<Blob> stored = Set.copyOf(from.blobs());
        long head = Math.min(HeadReading.FIRST_BYTES, to.layout().totalBytes());
        long needed = to.layout().slots().get(2).header();
        return DeltaPlan.of(to.layout(), Math.max(head, needed), stored::contains);
    }

    private static Map<String, SetBundle> byName(List<SetBundle> bundles) {
        Map<String, SetBundle> byName = new TreeMap<>();
        bundles.forEach(bundle -> byName.put(bundle.symbolicName(), bundle));
        return byName;
    }
}
