package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.settings.CentralSystem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What is to be done about the central system: connect to it, or stay off. Decided by {@link #of}. */
sealed interface Plan {

    /** Stay off. */
    record Off(Optional<String> endpoint, Kind kind, String reason) implements Plan {

        static Off because(String reason) {
            return new Off(Optional.empty(), Kind.SETTINGS, reason);
        }
    }

    /**
     * Connect.
     *
     * @param key     AuthorizationKey to log in with; empty for none
     * @param profile security profile; another one is another connection, even when nothing else differs
     */
    record Connect(URI endpoint, String identity, int profile, Optional<String> key)
            implements Plan {

        /** The client certificate is shown. */
        boolean clientCertificate() {
            return profile == 3;
        }

        boolean secure() {
            return TransportKeys.secure(endpoint.toString());
        }

        /** Never the key. */
        @Override
        public String toString() {
            return "Connect[" + endpoint + "]";
        }
    }

    /**
     * The plan for these settings.
     *
     * @param key AuthorizationKey; empty text when none is set. It is sent in profiles 0, 1 and 2; in profile 3 the client
     *            certificate takes its place
     * @param certificate a client certificate is there
     */
    static Plan of(Optional<CentralSystem> source, int profile, String key, boolean certificate) {
        if (source.isEmpty()) {
            return Off.because("No central system is set up yet.");
        }
        CentralSystem centralSystem = source.get();
        return centralSystem.offBecause()
                .<Plan>map(why -> Off.because("No connection: " + why + "."))
                .orElseGet(() -> checked(centralSystem, profile, key, certificate));
    }

    private static Plan checked(CentralSystem centralSystem, int profile, String key, boolean certificate) {
        URI endpoint;
        try {
            endpoint = centralSystem.endpoint();
        } catch (IllegalArgumentException e) {
            return Off.because("The URL of the central system is not a valid address; correct it.");
        }
        Optional<String> problem = problem(endpoint)
                .or(() -> TransportKeys.missing(profile, centralSystem, !key.isEmpty(), certificate)
                        .map(what -> "SecurityProfile " + profile + " needs " + what + "; set it, or set up another profile."));
        if (problem.isPresent()) {
            return new Off(Optional.of(shown(endpoint)), Kind.SETTINGS, problem.get());
        }
        Optional<String> password = profile == 3 || key.isEmpty() ? Optional.empty() : Optional.of(key);
        return new Connect(endpoint, centralSystem.identity(), profile, password);
    }

    private static Optional<String> problem(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            return Optional.of("The URL of the central system must begin with ws:// or wss://; correct it.");
        }
        if (endpoint.getHost() == null) {
            return Optional.of("The URL of the central system names no host; correct it.");
        }
        if (endpoint.getRawUserInfo() != null) {
            return Optional.of("The URL of the central system holds a user name or password; take it out and set AuthorizationKey.");
        }
        return endpoint.getRawQuery() != null || endpoint.getRawFragment() != null
                ? Optional.of("The URL of the central system must not contain ? or #; the identity is appended to it.")
                : Optional.empty();
    }

    private static String shown(URI endpoint) {
        return endpoint.getRawUserInfo() == null
                ? endpoint.toString()
                : endpoint.toString().replace(endpoint.getRawUserInfo() + "@", "");
    }
}
