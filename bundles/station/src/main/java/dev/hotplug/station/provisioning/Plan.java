package dev.hotplug.station.provisioning;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.station.keys.KeyProvisioning;
import dev.hotplug.station.keys.StoredValue;
import dev.hotplug.station.provisioning.ProvisioningFile.GivenKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be done with a provisioning file. */
sealed interface Plan {

    /** It is refused, with one sentence that names the field. */
    record Refused(String reason) implements Plan {}

    /**
     * It is applied.
     *
     * @param values   of configuration keys, in their normal form
     * @param remarks  sentences for the log
     */
    record Apply(List<StoredValue> values, List<String> remarks) implements Plan {}

    /** Asks each key's owner. Station loop. */
    static Plan of(ProvisioningFile file, KeyProvisioning keys) {
        List<StoredValue> values = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Map<String, GivenKey> seen = new HashMap<>();
        for (GivenKey given : file.keys()) {
            GivenKey twin = seen.put(Setting.key(given.name()), given);
            Verdict verdict = twin == null
                    ? judge(given, keys.declared(given.name()))
                    : Verdict.refused("gives the same key as \"" + twin.field() + "\"");
            if (verdict.refusal().isPresent()) {
                return new Refused("The provisioning field \"" + given.field() + "\" " + verdict.refusal().get() + ".");
            }
            remark(given, keys).ifPresent(remarks::add);
            if (!changedSince(given, keys)) {
                values.add(new StoredValue(given.name(), verdict.value().orElseThrow(), StoredValue.Source.PROVISIONING));
            }
        }
        return new Apply(List.copyOf(values), List.copyOf(remarks));
    }

    private static Verdict judge(GivenKey given, Optional<Setting> declared) {
        if (declared.isEmpty()) {
            return Verdict.of(given.value());
        }
        return declared.get().access() == Access.READ_ONLY
                ? Verdict.refused("is read-only")
                : declared.get().rule().judge(given.value());
    }

    private static Optional<String> remark(GivenKey given, KeyProvisioning keys) {
        if (changedSince(given, keys)) {
            return Optional.of("The provisioning field \"" + given.field()
                    + "\" is not applied: the key has been changed by the central system or on the page.");
        }
        return keys.declared(given.name()).isPresent()
                ? Optional.empty()
                : Optional.of("The provisioning field \"" + given.field()
                        + "\" is kept for later: no bundle of the set has this key.");
    }

    private static boolean changedSince(GivenKey given, KeyProvisioning keys) {
        return keys.stored(given.name()).filter(v -> v.source() == StoredValue.Source.CHANGE).isPresent();
    }
}
