package dev.hotplug.driver.copper.sb;

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

/** Drives the Copper SB: a Type 2 socket with a lock, an RFID reader, no screen, up to three phases of 32 A; LAN, mobile and Wi-Fi. */
@Component(service = SettingsOwner.class, immediate = true)
public final class CopperSb implements SettingsOwner {

    static final Traits TRAITS = new Traits(
            "Copper SB", "CPB1-S-2-4-8", Set.of(Part.SOCKET, Part.CARD_READER, Part.EARTHING_CHOICE), Set.of(Kind.LAN, Kind.MOBILE, Kind.WIFI), new PartNumber.Rating(3, 16_000, 230));

    private final ModelDriver driver;

    @Activate
    public CopperSb(
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
