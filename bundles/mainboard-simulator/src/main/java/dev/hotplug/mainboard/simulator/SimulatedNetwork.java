package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.NetworkStatus;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network that only exists here: a Wi-Fi, whose name says so until another one is given, a cable or a mobile network. The
 * charger's frames take the machine's own network.
 */
final class SimulatedNetwork implements NetworkStatus {

    private static final int MOBILE_DBM = -75;

    private volatile Uplink wifi = new Uplink(Kind.WIFI, Optional.of("Simulated Wi-Fi"), OptionalInt.of(-55));
    private volatile Kind kind = Kind.WIFI;

    @Override
    public Optional<Uplink> uplink() {
        return Optional.of(switch (kind) {
            case WIFI -> wifi;
            case LAN -> new Uplink(Kind.LAN, Optional.empty(), OptionalInt.empty());
            case MOBILE -> new Uplink(Kind.MOBILE, Optional.empty(), OptionalInt.of(MOBILE_DBM));
        });
    }

    /** Another way out is used. */
    void use(Kind other) {
        kind = other;
    }

    Kind used() {
        return kind;
    }

    /** The Wi-Fi is another one; what is not given stays. */
    void become(Optional<String> ssid, Optional<Integer> dbm) {
        Uplink before = wifi;
        wifi = new Uplink(Kind.WIFI, ssid.or(before::ssid), dbm.map(OptionalInt::of).orElse(before.signalDbm()));
    }
}
