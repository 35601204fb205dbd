package dev.hotplug.station.connection;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Wish;
import java.util.Optional;

/** Which wishes can be taken on, whatever settings they lead to. Pure. */
final class WishRules {

    /** Most central systems, not in force, for which messages are kept. */
    static final int MOST_OTHERS = 20;

    private WishRules() {}

    /**
     * Why not, as one sentence; empty when it can.
     *
     * @param others for how many central systems messages are kept
     */
    static Optional<String> refusal(Wish wish, CentralSystem installed, ConnectionSettings inForce, int others) {
        if (installed.offBecause().isPresent()) {
            return Optional.of("no connection is in force that could be returned to: " + installed.offBecause().get());
        }
        if (wish.securityProfile().isPresent() && wish.securityProfile().getAsInt() <= inForce.securityProfile()) {
            return Optional.of("SecurityProfile can only be raised; it is " + inForce.securityProfile());
        }
        boolean moves = !ConnectionRules.normal(wish.applyTo(inForce)).address().equals(inForce.address());
        return others >= MOST_OTHERS && moves
                ? Optional.of("messages for " + others + " other central systems are kept; first deliver those")
                : Optional.empty();
    }
}
