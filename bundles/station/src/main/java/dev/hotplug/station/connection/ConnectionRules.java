package dev.hotplug.station.connection;

import dev.hotplug.settings.ConnectionSettings;
import java.util.Optional;

/** Which settings may follow those in force. Pure. */
final class ConnectionRules {

    private ConnectionRules() {}

    /** URLs end without a slash: the identity is appended with one. */
    static ConnectionSettings normal(ConnectionSettings settings) {
        return settings.withUrl(settings.url().strip().replaceFirst("(?<=[^/:])/+$", ""));
    }

    /** Why not, as one sentence; empty when they may. */
    static Optional<String> refusal(ConnectionSettings inForce, ConnectionSettings wanted, Held held) {
        if (wanted.securityProfile() < inForce.securityProfile()) {
            return Optional.of("SecurityProfile can only be raised; it is " + inForce.securityProfile());
        }
        if (wanted.securityProfile() > 3) {
            return Optional.of("SecurityProfile must be from 0 to 3");
        }
        boolean keyOk = wanted.authorizationKey().isEmpty() || wanted.authorizationKey().equals(inForce.authorizationKey())
                || ConnectionSettings.isAuthorizationKey(wanted.authorizationKey());
        if (!keyOk) {
            return Optional.of("AuthorizationKey must be an even number of hexadecimal digits, 32 to 40 of them");
        }
        return badAddress(inForce, wanted)
                .or(() -> wanted.missing(held.certificate())
                        .or(() -> rootMissing(inForce, wanted, held))
                        .map(what -> "SecurityProfile " + wanted.securityProfile() + " needs " + what));
    }

    /** A TLS profile is only risen to with a root of its own (security white paper A05); a new set-up may rely on Java's. */
    private static Optional<String> rootMissing(ConnectionSettings inForce, ConnectionSettings wanted, Held held) {
        boolean rises = wanted.securityProfile() >= 2 && wanted.securityProfile() > inForce.securityProfile();
        return rises && !held.root() ? Optional.of("a CentralSystemRootCertificate") : Optional.empty();
    }

    /** An address that is in force already is not judged again: the provisioning file may be laxer. */
    private static Optional<String> badAddress(ConnectionSettings inForce, ConnectionSettings wanted) {
        return wanted.address().equals(inForce.address()) && wanted.secure() == inForce.secure()
                ? Optional.empty()
                : wanted.badAddress().map(why -> "the URL " + why);
    }
}
