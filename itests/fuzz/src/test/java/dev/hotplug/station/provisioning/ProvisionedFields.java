package dev.hotplug.station.provisioning;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.station.provisioning.ProvisioningFile.GivenKey;
import dev.hotplug.testkit.MemoryStore;
import java.util.List;
import java.util.Map;

/** What the station makes of a provisioning file whose form is right. */
public final class ProvisionedFields {

    private ProvisionedFields() {}

    /** Every field has its place, comes back from the store, and is named without its value. */
    public static void check(Map<String, String> fields) {
        ProvisioningFile file = new ProvisioningFile(fields);
        int placed = file.keys().size() + file.installation().values().size() + file.connection().values().size()
                + trust(file) + (fields.containsKey("partNumber") ? 1 : 0);
        Promise.that(placed == fields.size(), () -> placed + " of the fields have a place: " + fields.keySet());
        for (GivenKey key : file.keys()) {
            Promise.that(key.value().isEmpty() || !key.toString().contains(key.value()) || key.field().contains(key.value()) || "GivenKey[]".contains(key.value()), () -> "it shows a value: " + key);
        }
        MemoryStore store = new MemoryStore();
        store.commit(Provisioned.batch(file, List.of(), "1"));
        Provisioned provisioned = new Provisioned(store);
        Promise.that(provisioned.applied(), () -> "it is not applied");
        provisioned.centralSystem();
        provisioned.serialNumber();
    }

    private static int trust(ProvisioningFile file) {
        int certificates = file.certificates()
                .map(trust -> trust.centralSystemRoots().size() + trust.manufacturerRoots().size()
                        + (trust.clientCertificate().isEmpty() ? 0 : 1) + (trust.clientKey().isEmpty() ? 0 : 1))
                .orElse(0);
        return file.packageRoots().values().size() + certificates;
    }
}
