package dev.hotplug.wallbox.keys;

import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.hardware.NetworkStatus.Uplink;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the Wi-Fi says of itself; empty text while the charger is not on a Wi-Fi. */
final class NetworkKeys implements SettingsOwner {

    private static final int MAX_SSID = 32;

    private final List<Setting> settings;

    /** @param named the network can say its name */
    NetworkKeys(NetworkStatus network, boolean named) {
        Setting strength = Setting.readOnly(
                "WiFiSignalStrength", () -> strength(network), "Strength of the Wi-Fi signal, dBm.");
        Setting ssid = Setting.readOnly("SSID", () -> ssid(network), "Name of the Wi-Fi the charger is on.");
        settings = named ? List.of(ssid, strength) : List.of(strength);
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    private static Optional<Uplink> wifi(NetworkStatus network) {
        return network.uplink().filter(uplink -> uplink.kind() == NetworkStatus.Kind.WIFI);
    }

    private static String ssid(NetworkStatus network) {
        String name = wifi(network).flatMap(Uplink::ssid).orElse("");
        return name.length() > MAX_SSID ? name.substring(0, MAX_SSID) : name;
    }

    private static String strength(NetworkStatus network) {
        OptionalInt dbm = wifi(network).map(Uplink::signalDbm).orElse(OptionalInt.empty());
        return dbm.isPresent() ? Integer.toString(dbm.getAsInt()) : "";
    }
}
