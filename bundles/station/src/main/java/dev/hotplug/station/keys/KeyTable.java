package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings.View;
import dev.hotplug.settings.SettingsOwner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which keys there are and whose they are, by key without case. Immutable.
 *
 * @param owners  in the order in which they came; of two owners of one key the first has it
 * @param present keys with an owner
 * @param away    keys whose owner has left a moment ago, as they were then
 */
record KeyTable(List<Owner> owners, Map<String, Present> present, Map<String, Away> away) {

    static final KeyTable EMPTY = new KeyTable(List.of(), Map.of(), Map.of());

    /** A bundle's keys. */
    record Owner(SettingsOwner service, String bundle, List<Setting> settings) {}

    /** A key with its owner. */
    record Present(Setting setting, Owner owner) {}

    /** A key without its owner: nothing of the owner's code is called for it. */
    record Away(View view) {}

    KeyTable {
        owners = List.copyOf(owners);
        present = Collections.unmodifiableMap(new LinkedHashMap<>(present));
        away = Map.copyOf(away);
    }

    KeyTable join(Owner owner) {
        List<Owner> more = new ArrayList<>(owners);
        more.add(owner);
        return withOwners(more, away);
    }

    /** Without an owner; its keys, as {@code view} shows them, stay readable. */
    KeyTable leave(Owner owner, Function<Present, View> view) {
        List<Owner> fewer = new ArrayList<>(owners);
        fewer.remove(owner);
        Map<String, Away> gone = new HashMap<>(away);
        keysOf(owner).forEach(key -> gone.put(key, new Away(view.apply(present.get(key)))));
        return withOwners(fewer, gone);
    }

    /** Without those keys, if they are still away since then. */
    KeyTable forget(Map<String, Away> since) {
        Map<String, Away> fewer = new HashMap<>(away);
        since.forEach((key, then) -> fewer.computeIfPresent(key, (k, now) -> now == then ? null : now));
        return new KeyTable(owners, present, fewer);
    }

    Optional<Owner> owner(SettingsOwner service) {
        return owners.stream().filter(o -> o.service() == service).findFirst();
    }

    /** The keys that an owner really has. */
    List<String> keysOf(Owner owner) {
        return present.entrySet().stream()
                .filter(e -> e.getValue().owner() == owner)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean has(String key) {
        return present.containsKey(key) || away.containsKey(key);
    }

    private static KeyTable withOwners(List<Owner> owners, Map<String, Away> away) {
        Map<String, Present> present = new LinkedHashMap<>();
        for (Owner owner : owners) {
            owner.settings().forEach(s -> present.putIfAbsent(Setting.key(s.name()), new Present(s, owner)));
        }
        Map<String, Away> gone = new HashMap<>(away);
        gone.keySet().removeAll(present.keySet());
        return new KeyTable(owners, present, gone);
    }
}
