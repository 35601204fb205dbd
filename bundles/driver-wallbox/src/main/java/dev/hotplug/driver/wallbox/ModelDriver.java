package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.Earthing;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model's driver at work, for the component of its bundle: registers the {@link ChargerDriver} once the hardware has been
 * read, and leaves its orders in force and what it knows when it goes, so that its next version takes over. Has the keys
 * LightIntensity, BlinkRepeat, LatchedFaults and DriverVersion, DisplayLanguage where there is a screen, and Earthing where that can be
 * chosen. Thread safe.
 */
public final class ModelDriver {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDriver.class);

    static final Setting LIGHT_INTENSITY =
            Setting.integer("LightIntensity", 100, 0, 100, "Brightness of the halo, percent, 0 (dark) to 100.");
    static final Setting BLINK_REPEAT =
            Setting.integer("BlinkRepeat", 10, 0, 50, "How often the halo blinks when a card is read, 0 (never) to 50.");

    static final Setting LATCHED_FAULTS = Setting.list(
            "LatchedFaults", "", FaultTable.latchable()::keySet, FaultTable.latchable().size(),
            "Faults, by vendorErrorCode, that stay until the plug is out although they are over; a welded contact always does.");

    static final Setting DISPLAY_LANGUAGE = new Setting(
            "DisplayLanguage", Setting.Access.READ_WRITE, () -> "en", false, ModelDriver::language,
            "Language of the screen: en or de.");

    static final Setting EARTHING = new Setting(
            "Earthing", Setting.Access.READ_WRITE, () -> Earthing.TN.name(), false, ModelDriver::earthing,
            "How the supply is earthed: TN or TT; the protective conductor is judged by it.");

    private final Settings settings;
    private final HandOver handOver;
    private final String name;
    private final Set<Traits.Part> parts;
    private final List<Setting> keys;
    private final WallboxDriver driver;
    private Optional<ServiceRegistration<ChargerDriver>> registration = Optional.empty();
    private boolean gone;

    /**
     * Attaches to the electronics, unless another driver holds them: then it does nothing and says so.
     *
     * @param bundle the model's own bundle
     * @throws IllegalArgumentException when the part number is another model's
     * @throws IllegalStateException    when a charge goes on and this version cannot read what the one before left: then
     *                                  the hardware is in its safe state, and what was left is put back
     */
    public ModelDriver(
            BundleContext bundle, Traits traits, Mainboard mainboard, HardwareSignals signals, Settings settings, Loop loop,
            HandOver handOver) {
        this.settings = settings;
        this.handOver = handOver;
        name = bundle.getBundle().getSymbolicName();
        parts = traits.parts();
        keys = keys(version(bundle.getBundle().getVersion().toString()));
        driver = new WallboxDriver(model(bundle, traits), signals, (delay, what) -> loop.after(delay, what)::cancel);
        lights();
        latches();
        start(mainboard, bundle, traits.label());
        earthing();
    }

    private void start(Mainboard mainboard, BundleContext bundle, String label) {
        Map<String, String> left = handOver.take(name);
        WallboxDriver.Start start = driver.start(mainboard, left, () -> register(bundle));
        if (start == WallboxDriver.Start.BUSY) {
            LOG.error("Another driver holds the electronics: the {} driver does nothing. Install one model's driver only.", label);
        } else if (start == WallboxDriver.Start.REFUSED) {
            handOver.leave(name, left);
            throw new IllegalStateException("This version of the " + label + " driver cannot take over from the one before: it"
                    + " cannot read what that left. The hardware is in its safe state.");
        }
    }

    private List<Setting> keys(Setting version) {
        List<Setting> all = new ArrayList<>(List.of(LIGHT_INTENSITY, BLINK_REPEAT, LATCHED_FAULTS, version));
        if (parts.contains(Traits.Part.SCREEN)) {
            all.add(DISPLAY_LANGUAGE);
        }
        if (parts.contains(Traits.Part.EARTHING_CHOICE)) {
            all.add(EARTHING);
        }
        return List.copyOf(all);
    }

    private static Verdict earthing(String value) {
        String upper = value.strip().toUpperCase(Locale.ROOT);
        return upper.equals("TN") || upper.equals("TT") ? Verdict.of(upper) : Verdict.refused("must be TN or TT");
    }

    private static Verdict language(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.equals("en") || lower.equals("de") ? Verdict.of(lower) : Verdict.refused("must be en or de");
    }

    private static Setting version(String version) {
        return Setting.readOnly("DriverVersion", () -> version, "Version of the bundle that drives this charger.");
    }

    private static WallboxModel model(BundleContext bundle, Traits traits) {
        String given = bundle.getProperty(EquipmentComponent.PROPERTY);
        PartNumber part = PartNumber.parse(given == null || given.isBlank() ? traits.partNumber() : given);
        WallboxModel model = WallboxModel.of(part, traits);
        if (!part.unknown().isEmpty()) {
            LOG.warn("Part number {}: unknown codes {}; for them the usual values of a {} are taken.", part.text(), part.unknown(), traits.label());
        }
        return model;
    }

    private void lights() {
        driver.light(settings.integer(LIGHT_INTENSITY), settings.integer(BLINK_REPEAT));
        if (parts.contains(Traits.Part.SCREEN)) {
            driver.language(Screen.Language.valueOf(settings.text(DISPLAY_LANGUAGE).toUpperCase(Locale.ROOT)));
        }
    }

    private void latches() {
        Set<BoardFault> latched = EnumSet.noneOf(BoardFault.class);
        Arrays.stream(settings.text(LATCHED_FAULTS).split(",")).filter(code -> !code.isEmpty())
                .forEach(code -> latched.add(FaultTable.latchable().get(code)));
        driver.latch(latched);
    }

    private void earthing() {
        if (parts.contains(Traits.Part.EARTHING_CHOICE)) {
            driver.earthing(Earthing.valueOf(settings.text(EARTHING)));
        }
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
    public void leave() {
        taken().ifPresent(ServiceRegistration::unregister);
        handOver.leave(name, driver.leave());
    }

    private synchronized Optional<ServiceRegistration<ChargerDriver>> taken() {
        gone = true;
        return registration;
    }

    /** The keys of this model; the same list each time. */
    public List<Setting> settings() {
        return keys;
    }

    /** One of them has another value. */
    public void changed() {
        lights();
        latches();
        earthing();
    }
}
