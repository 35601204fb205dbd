package dev.hotplug.driver.commander2;

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

/** Drives the Commander 2: a fixed cable, an RFID reader, a screen on which a PIN can be typed, up to three phases of 32 A; LAN, mobile and Wi-Fi. */
@Component(service = SettingsOwner.class, immediate = true)
public final class Commander2 implements SettingsOwner {

    static final Traits TRAITS = new Traits(
            "Commander 2", "CMX2-0-2-4-8", Set.of(Part.CARD_READER, Part.SCREEN, Part.EARTHING_CHOICE), Set.of(Kind.LAN, Kind.MOBILE, Kind.WIFI), new PartNumber.Rating(1, 32_000, 230));

    private final ModelDriver driver;

    @Activate
    public Commander2(
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
