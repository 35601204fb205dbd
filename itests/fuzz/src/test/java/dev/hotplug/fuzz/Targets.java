package dev.hotplug.fuzz;

import dev.hotplug.driver.wallbox.PartNumberTarget;
import dev.hotplug.mainboard.simulator.SimulatorTarget;
import dev.hotplug.mainboard.simulator.WorldTarget;
import dev.hotplug.ocpp.dispatch.FrameTarget;
import dev.hotplug.ocpp.dispatch.MessageTarget;
import dev.hotplug.ocpp.dispatch.StationTarget;
import dev.hotplug.security.store.CertificateTarget;
import dev.hotplug.runtime.CommandLineTarget;
import dev.hotplug.runtime.config.ConfigurationTarget;
import dev.hotplug.runtime.provisioning.ProvisioningTarget;
import dev.hotplug.station.transaction.TextsTarget;
import dev.hotplug.store.sqlite.StoreTarget;
import dev.hotplug.update.set.SetTarget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The table of targets: a name, which is also the name of its folders of seeds and of regression inputs. */
public final class Targets {

    private static final Map<String, Supplier<Target>> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("frame", FrameTarget::new),
            Map.entry("message", MessageTarget::new),
            Map.entry("station", StationTarget::new),
            Map.entry("certificate", CertificateTarget::new),
            Map.entry("provisioning", ProvisioningTarget::new),
            Map.entry("command-line", CommandLineTarget::new),
            Map.entry("configuration", ConfigurationTarget::new),
            Map.entry("part-number", PartNumberTarget::new),
            Map.entry("simulator", SimulatorTarget::new),
            Map.entry("world", WorldTarget::new),
            Map.entry("texts", TextsTarget::new),
            Map.entry("update-set", SetTarget::new),
            Map.entry("store", StoreTarget::new)));

    private Targets() {}

    static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    /** @throws IllegalArgumentException naming the targets there are */
    static Target named(String name) {
        Supplier<Target> target = TABLE.get(name);
        if (target == null) {
            throw new IllegalArgumentException("There is no target " + name + ": choose one of " + names());
        }
        return target.get();
    }
}
