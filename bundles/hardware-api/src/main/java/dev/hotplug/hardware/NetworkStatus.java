package dev.hotplug.hardware;

import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/** Says by which network the charger is reached; a service of whoever knows. Absent when nobody does. */
@ConsumerType
public interface NetworkStatus {

    /** The way out that is used now; empty when there is none. Any thread; short. */
    Optional<Uplink> uplink();

    /** Kinds of networks. */
    enum Kind {
        LAN,
        WIFI,
        MOBILE
    }

    /**
     * A way out.
     *
     * @param ssid name of the Wi-Fi
     * @param signalDbm strength of a radio signal, dBm (negative)
     */
    record Uplink(Kind kind, Optional<String> ssid, OptionalInt signalDbm) {}
}
