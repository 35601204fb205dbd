package dev.hotplug.driver.pulsar.plus;

import dev.hotplug.driver.wallbox.ModelDriver;
import dev.hotplug.driver.wallbox.PartNumber;
import dev.hotplug.driver.wallbox.Traits;
import dev.hotplug.driver.wallbox.Traits.Part;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.NetworkStatus.Kind;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Drives the Pulsar Plus: a fixed cable, no reader and no screen, up to three phases of 32 A; Wi-Fi only. */
@Component(service = SettingsOwner.class, immediate = true)
public final class PulsarPlus implements SettingsOwner {

    static final Traits TRAITS = new Traits(
            "Pulsar Plus", "PLP1-0-2-4-9", Set.of(Part.EARTHING_CHOICE), Set.of(Kind.WIFI), new PartNumber.Rating(1, 32_000, 230));

    private final ModelDriver driver;

    @Activate
    public PulsarPlus(
            BundleContext bundle,
            @Reference Mainboard mainboard,
            @Reference HardwareSignals signals,
            @Reference Settings settings,
            @Reference Loop loop,
            @Reference HandOver handOver) {
        driver = new ModelDriver(bundle, TRAITS, mainboard, signals, settings, loop, handOver);
    }

    @Deactivate
    void leave() {
        driver.leave();
    }

    @Override
    public List<Setting> settings() {
        return driver.settings();
    }

    @Override
    public void changed(String name, String value) {
        driver.changed();
    }
}
