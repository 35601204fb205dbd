package dev.hotplug.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the central system is and how this charge point proves who it is. The security profile and the AuthorizationKey
 * are configuration keys of the transport; certificates and keys are in the {@link dev.hotplug.security.CertificateStore}.
 *
 * @param enabled       OCPP is switched on
 * @param url           ws:// or wss:// without the identity; empty when not set
 * @param identity      charge point identity, 1 to 48 characters, not yet encoded; empty when not set
 * @param termsAccepted the terms and conditions were accepted, without which OCPP stays off (vendor's guide)
 * @param withheld      why this charger may not speak OCPP whatever is set up; empty when it may
 */
public record CentralSystem(boolean enabled, String url, String identity, boolean termsAccepted, Optional<String> withheld) {

    /** Nothing is set up. */
    public static final CentralSystem NONE = new CentralSystem(false, "", "", false);

    /** Of a charger that may speak OCPP. */
    public CentralSystem(boolean enabled, String url, String identity, boolean termsAccepted) {
        this(enabled, url, identity, termsAccepted, Optional.empty());
    }

    /** Why no connection is attempted; empty when one is. */
    public Optional<String> offBecause() {
        if (withheld.isPresent()) {
            return withheld;
        }
        if (!enabled) {
            return Optional.of("OCPP is switched off");
        }
        if (url.isEmpty()) {
            return Optional.of("the URL of the central system is not set");
        }
        if (identity.isEmpty()) {
            return Optional.of("the charge point identity is not set");
        }
        return termsAccepted ? Optional.empty() : Optional.of("the terms and conditions are not accepted");
    }

    /** The same with OCPP switched off. */
    public CentralSystem switchedOff() {
        return new CentralSystem(false, url, identity, termsAccepted, withheld);
    }

    /** The same for a charger of which that is true. */
    public CentralSystem withheld(Optional<String> why) {
        return new CentralSystem(enabled, url, identity, termsAccepted, why);
    }

    /** The address to connect to: the URL, a slash, and the identity percent-encoded (OCPP-J section 3.1.1). */
    public URI endpoint() {
        return URI.create(url + "/" + percentEncoded(identity));
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            encoded.append(unreserved ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
