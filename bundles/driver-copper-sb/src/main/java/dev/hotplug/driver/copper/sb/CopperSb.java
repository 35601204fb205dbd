package dev.hotplug.driver.copper.sb;

import dev.hotplug.driver.wallbox.PartNumber;
import dev.hotplug.driver.wallbox.WallboxDriver;
import dev.hotplug.driver.wallbox.WallboxModel;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the Copper SB: registers its {@link ChargerDriver} once the hardware has been read, and leaves its orders in force
 * when it goes, so that its next version takes over. Owns the keys LightIntensity, BlinkRepeat and DriverVersion.
 */
@Component(service = SettingsOwner.class, immediate = true)
public final class CopperSb implements SettingsOwner {
    private static final Logger LOG = LoggerFactory.getLogger(CopperSb.class);

    static final Setting LIGHT_INTENSITY =
            Setting.integer("LightIntensity", 100, 0, 100, "Brightness of the halo, percent, 0 (dark) to 100.");
    static final Setting BLINK_REPEAT =
            Setting.integer("BlinkRepeat", 10, 0, 50, "How often the halo blinks when a card is read, 0 (never) to 50.");

    private final Settings settings;
    private final HandOver handOver;
    private final String name;
    private final List<Setting> keys;
    private final WallboxDriver driver;
    private Optional<ServiceRegistration<ChargerDriver>> registration = Optional.empty();
    private boolean gone;

    @Activate
    public CopperSb(
            BundleContext bundle,
            @Reference Mainboard mainboard,
            @Reference HardwareSignals signals,
            @Reference Settings settings,
            @Reference Loop loop,
            @Reference HandOver handOver) {
        this.settings = settings;
        this.handOver = handOver;
        this.name = bundle.getBundle().getSymbolicName();
        keys = List.of(LIGHT_INTENSITY, BLINK_REPEAT, version(bundle.getBundle().getVersion().toString()));
        driver = new WallboxDriver(model(bundle), signals, (delay, what) -> loop.after(delay, what)::cancel);
        lights();
        start(mainboard, bundle);
    }

    /** What cannot be taken over is left for the version before. */
    private void start(Mainboard mainboard, BundleContext bundle) {
        Map<String, String> left = handOver.take(name);
        WallboxDriver.Start start = driver.start(mainboard, left, () -> register(bundle));
        if (start == WallboxDriver.Start.BUSY) {
            LOG.error("Another driver holds the electronics: the Copper SB driver does nothing. Install one model's driver only.");
        } else if (start == WallboxDriver.Start.REFUSED) {
            handOver.leave(name, left);
            throw new IllegalStateException("The Copper SB driver does not take over what the version before left: the hardware is in its safe state.");
        }
    }

    private static Setting version(String version) {
        return Setting.readOnly("DriverVersion", () -> version, "Version of the bundle that drives this charger.");
    }

    private static WallboxModel model(BundleContext bundle) {
        String given = bundle.getProperty("hotplug.part.number");
        PartNumber part = PartNumber.parse(given == null || given.isBlank() ? CopperSbModel.PART_NUMBER : given);
        WallboxModel model = CopperSbModel.of(part);
        if (!part.unknown().isEmpty()) {
            LOG.warn("Part number {}: unknown codes {}; for them the usual values of a Copper SB are taken.", part.text(), part.unknown());
        }
        return model;
    }

    private void lights() {
        driver.light(settings.integer(LIGHT_INTENSITY), settings.integer(BLINK_REPEAT));
    }

    private void register(BundleContext bundle) {
        ServiceRegistration<ChargerDriver> registered = bundle.registerService(ChargerDriver.class, driver, null);
        if (!keep(registered)) {
            registered.unregister();
        }
    }

    private synchronized boolean keep(ServiceRegistration<ChargerDriver> registered) {
        registration = gone ? Optional.empty() : Optional.of(registered);
        return !gone;
    }

    /** The service goes first, so that no order comes any more; then the electronics are left with the last one. */
    @Deactivate
    void leave() {
        taken().ifPresent(ServiceRegistration::unregister);
        handOver.leave(name, driver.leave());
    }

    private synchronized Optional<ServiceRegistration<ChargerDriver>> taken() {
        gone = true;
        return registration;
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }

    @Override
    public void changed(String name, String value) {
        lights();
    }
}
