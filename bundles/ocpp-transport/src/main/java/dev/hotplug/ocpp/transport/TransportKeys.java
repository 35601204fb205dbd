package dev.hotplug.ocpp.transport;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Wish;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The configuration keys of the transport and their rules. */
final class TransportKeys {

    static final String PING_INTERVAL = "WebSocketPingInterval";
    static final String SECURITY_PROFILE = "SecurityProfile";
    static final String AUTHORIZATION_KEY = "AuthorizationKey";

    final Setting pingInterval = Setting.integer(
            PING_INTERVAL, 50, 0, Integer.MAX_VALUE, "Seconds between WebSocket pings; 0 sends none.");
    final Setting securityProfile;
    final Setting authorizationKey = new Setting(
            AUTHORIZATION_KEY,
            Setting.Access.WRITE_ONLY,
            () -> "",
            false,
            TransportKeys::judgeKey,
            "Password for HTTP basic authentication, as 32 to 40 hexadecimal digits (16 to 20 bytes).");

    /**
     * @param centralSystem the one in force, asked when SecurityProfile is to change
     * @param keySet        an AuthorizationKey is set; asked then too
     * @param certificates  the roots and the client's certificates; asked then too
     */
    TransportKeys(Supplier<Optional<CentralSystem>> centralSystem, BooleanSupplier keySet, CertificateStore certificates) {
        securityProfile = Setting.integer(
                        SECURITY_PROFILE, 0, 0, 3, "Security profile of the connection, 0 to 3; a change can only raise it.")
                .withChangeRule((present, proposed) -> judgeRise(
                        Integer.parseInt(present), Integer.parseInt(proposed), centralSystem.get(), keySet.getAsBoolean(), certificates));
    }

    List<Setting> all() {
        return List.of(pingInterval, securityProfile, authorizationKey);
    }

    Optional<Setting> find(String name) {
        return all().stream().filter(setting -> setting.name().equalsIgnoreCase(name)).findFirst();
    }

    static Verdict judgeKey(String value) {
        return ConnectionSettings.isAuthorizationKey(value)
                ? Verdict.of(value)
                : Verdict.refused("must be an even number of hexadecimal digits, 32 to 40 of them");
    }

    /** The wish for another connection that a change of one of the keys is; empty for a key that is none. */
    static Optional<Wish> wish(String name, String value) {
        if (name.equalsIgnoreCase(SECURITY_PROFILE)) {
            return Optional.of(Wish.securityProfile(Integer.parseInt(value)));
        }
        return name.equalsIgnoreCase(AUTHORIZATION_KEY) ? Optional.of(Wish.authorizationKey(value)) : Optional.empty();
    }

    /** A change of SecurityProfile at run time (security white paper A05): upwards only, and what it needs must be there. */
    static Verdict judgeRise(
            int present, int proposed, Optional<CentralSystem> centralSystem, boolean keySet, CertificateStore certificates) {
        if (proposed <= present) {
            return Verdict.refused("can only be raised; it is " + present);
        }
        CentralSystem now = centralSystem.orElse(CentralSystem.NONE);
        return missing(proposed, now, keySet, !certificates.credentials().isEmpty())
                .or(() -> rootMissing(proposed, certificates))
                .map(what -> Verdict.refused(proposed + " needs " + what))
                .orElseGet(() -> Verdict.of(Integer.toString(proposed)));
    }

    /** A TLS profile is only risen to with a root of its own (white paper A05); a new set-up may rely on Java's. */
    private static Optional<String> rootMissing(int profile, CertificateStore certificates) {
        return profile >= 2 && certificates.roots(CertificateUse.CentralSystemRootCertificate).isEmpty()
                ? Optional.of("a CentralSystemRootCertificate")
                : Optional.empty();
    }

    private static Optional<String> missing(int profile, CentralSystem centralSystem, boolean keySet, boolean certificate) {
        return new ConnectionSettings(centralSystem.url(), centralSystem.identity(), profile, keySet ? "set" : "")
                .missing(certificate);
    }

    static boolean secure(String url) {
        return url.regionMatches(true, 0, "wss://", 0, 6);
    }
}
