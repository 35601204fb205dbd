package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.NetworkStatus;
import java.util.Optional;
import java.util.OptionalInt;

/** A Wi-Fi that only exists here; its name says so until another one is given. The charger's frames take the machine's own network. */
final class SimulatedWifi implements NetworkStatus {

    private volatile Uplink uplink = new Uplink(Kind.WIFI, Optional.of("Simulated Wi-Fi"), OptionalInt.of(-55));

    @Override
    public Optional<Uplink> uplink() {
        return Optional.of(uplink);
    }

    /** What is not given stays. */
    void become(Optional<String> ssid, Optional<Integer> dbm) {
        Uplink before = uplink;
        uplink = new Uplink(Kind.WIFI, ssid.or(before::ssid), dbm.map(OptionalInt::of).orElse(before.signalDbm()));
    }
}
