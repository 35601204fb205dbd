package dev.hotplug.mainboard.simulator;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Who may touch the simulated world: this machine, and no web page of another site in a browser on it. Pure. */
final class Guard {

    private Guard() {}

    /**
     * Why a request is refused; empty when it is not.
     *
     * @param remoteAddress the client's address in digits
     * @param origin        header Origin, null when there is none
     * @param host          header Host, null when there is none
     */
    static Optional<String> refusal(String remoteAddress, String origin, String host) {
        if (!loopback(remoteAddress)) {
            return Optional.of("the simulator answers this machine only");
        }
        boolean foreign = origin != null && !sameSite(origin, host) || host != null && !local(host);
        return foreign ? Optional.of("the simulator does not answer pages of other sites") : Optional.empty();
    }

    /**
     * A page of another site can have its own name resolve to this machine, and then counts as the same site. So the name
     * must be one that nobody else can give away: an address in digits, localhost, or a name without a dot.
     */
    private static boolean local(String host) {
        String name = host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        return name.startsWith("[") || name.matches("[0-9.]+") || !name.contains(".") || name.endsWith(".localhost");
    }

    private static boolean loopback(String address) {
        boolean digits = address != null && address.matches("[0-9a-fA-F:.%\\[\\]]+");
        try {
            return digits && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean sameSite(String origin, String host) {
        try {
            return URI.create(origin).getRawAuthority() != null && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
