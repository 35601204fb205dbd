package dev.hotplug.driver.pulsar.plus.na;

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

/** Drives the Pulsar Plus NA: a fixed Type 1 cable, no reader and no screen, one phase of 40 or 48 A at 240 V; Wi-Fi only. */
@Component(service = SettingsOwner.class, immediate = true)
public final class PulsarPlusNa implements SettingsOwner {

    static final Traits TRAITS = new Traits(
            "Pulsar Plus NA", "PUP1-U-1-6-C", Set.of(Part.CCID), Set.of(Kind.WIFI), new PartNumber.Rating(1, 40_000, 240));

    private final ModelDriver driver;

    @Activate
    public PulsarPlusNa(
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
