package dev.hotplug.station.connection;

import dev.hotplug.hardware.Equipment;
import dev.hotplug.settings.OcppPermission;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps OCPP off on a charger whose part number has none, unless the installer answers for it with the key OcppByInstaller,
 * which exists on such a charger only. Whoever reads part numbers starts before the station; while that bundle is being
 * replaced what it said stays. Any thread.
 */
@Component(service = {OcppPermission.class, OcppPermit.class}, immediate = true)
public final class OcppPermit implements OcppPermission, SettingsOwner {

    static final Setting BY_INSTALLER = Setting.bool("OcppByInstaller", false,
                    "True: the installer answers for it that this charger has OCPP, although its part number does not say so.")
            .withChangeRule(OcppPermit::change);

    private static final Logger LOG = LoggerFactory.getLogger(OcppPermit.class);

    private final BundleContext context;
    private final Settings settings;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Optional<String> without = Optional.empty();
    private Optional<ServiceRegistration<SettingsOwner>> key = Optional.empty();

    @Activate
    public OcppPermit(BundleContext context, @Reference Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Deactivate
    synchronized void deactivate() {
        key.ifPresent(ServiceRegistration::unregister);
        key = Optional.empty();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindEquipment(Equipment equipment) {
        if (without.equals(equipment.withoutOcpp())) {
            return;
        }
        without = equipment.withoutOcpp();
        if (without.isPresent() && key.isEmpty()) {
            key = Optional.of(context.registerService(SettingsOwner.class, this, null));
        } else if (without.isEmpty()) {
            deactivate();
        }
        tell();
    }

    void unbindEquipment(Equipment equipment) {
        LOG.debug("What is said of the equipment stays.");
    }

    /** Runs {@code changed}, on any thread, when the answer may be another one. */
    void watch(Runnable changed) {
        watchers.add(changed);
    }

    void unwatch(Runnable changed) {
        watchers.remove(changed);
    }

    @Override
    public Optional<String> withheld() {
        return byInstaller() ? Optional.empty() : without;
    }

    @Override
    public Optional<String> overridden() {
        return byInstaller() ? without : Optional.empty();
    }

    @Override
    public List<Setting> settings() {
        return List.of(BY_INSTALLER);
    }

    @Override
    public void changed(String name, String value) {
        tell();
    }

    private boolean byInstaller() {
        return without.isPresent() && settings.bool(BY_INSTALLER);
    }

    private void tell() {
        withheld().ifPresent(why -> LOG.warn("OCPP stays off: {}. An installer who knows better sets OcppByInstaller.", why));
        overridden().ifPresent(why -> LOG.warn("OCPP may be used, because the installer answers for it (OcppByInstaller), although {}.", why));
        watchers.forEach(Runnable::run);
    }

    /** The central system must not cut itself off with a key that it could never set again. */
    private static Verdict change(String present, String proposed) {
        return Boolean.parseBoolean(present) && !Boolean.parseBoolean(proposed)
                ? Verdict.refused("cannot be taken back: it would end this connection for good")
                : Verdict.of(proposed);
    }
}
