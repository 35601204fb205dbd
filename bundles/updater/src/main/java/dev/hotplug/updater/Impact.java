package dev.hotplug.updater;

import dev.hotplug.update.UpdateClass;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** How much of the charger notices when some bundles are stopped for a moment: the gravest of them decides. Pure. */
final class Impact {

    /** What is not in this table is keel. */
    private static final List<Kind> TABLE = List.of(
            new Kind("dev.hotplug.profile.", UpdateClass.FEATURE),
            new Kind("dev.hotplug.local.page", UpdateClass.FEATURE),
            new Kind("dev.hotplug.update.page", UpdateClass.FEATURE),
            new Kind("dev.hotplug.wallbox.keys", UpdateClass.FEATURE),
            new Kind("dev.hotplug.health", UpdateClass.FEATURE),
            new Kind("dev.hotplug.diagnostics", UpdateClass.FEATURE),
            new Kind("dev.hotplug.file.transfer", UpdateClass.FEATURE),
            new Kind("dev.hotplug.load.management", UpdateClass.FEATURE),
            new Kind("dev.hotplug.meter.", UpdateClass.FEATURE),
            new Kind("dev.hotplug.demo.central.system", UpdateClass.FEATURE),
            new Kind("dev.hotplug.ocpp.transport", UpdateClass.LINK),
            new Kind("dev.hotplug.ocpp.dispatch", UpdateClass.LINK),
            new Kind("dev.hotplug.mainboard.", UpdateClass.DRIVER),
            new Kind("dev.hotplug.driver.", UpdateClass.DRIVER));

    private record Kind(String prefix, UpdateClass kind) {}

    private Impact() {}

    /**
     * @param affected  symbolic names of the bundles that stop
     * @param handsOver whether a driver hands its state over to its next version, and the next one takes it
     * @param demanded  what the set wants at least
     */
    static UpdateClass of(Collection<String> affected, Predicate<String> handsOver, UpdateClass demanded) {
        UpdateClass gravest = affected.isEmpty() ? UpdateClass.NONE : demanded;
        for (String name : affected) {
            UpdateClass kind = of(name);
            boolean hot = kind == UpdateClass.DRIVER && name.startsWith("dev.hotplug.driver.") && handsOver.test(name);
            gravest = max(gravest, hot ? UpdateClass.DRIVER_HOT : kind);
        }
        return gravest;
    }

    private static UpdateClass of(String name) {
        return TABLE.stream()
                .filter(kind -> name.startsWith(kind.prefix()))
                .map(Kind::kind)
                .findFirst()
                .orElse(UpdateClass.KEEL);
    }

    private static UpdateClass max(UpdateClass one, UpdateClass other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
