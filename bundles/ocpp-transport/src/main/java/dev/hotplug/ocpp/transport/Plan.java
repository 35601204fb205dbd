package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource.Login;
import dev.hotplug.settings.CentralSystemSource.Setup;
import dev.hotplug.settings.ConnectionSettings;
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
     * @param profile  security profile; another one is another connection, even when nothing else differs
     * @param otherKey tried in turn with the key when that is refused
     * @param number   of the source's set-up, to tell it how it goes
     */
    record Connect(
            URI endpoint,
            String identity,
            int profile,
            Optional<String> key,
            Optional<String> otherKey,
            long number)
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
        return of(source.map(s -> new Setup(0, s, Optional.empty())), new Login(profile, key, Optional.empty()), certificate);
    }

    /** The same for a set-up; {@code keys} is how to log in when it does not say so itself. */
    static Plan of(Optional<Setup> setup, Login keys, boolean certificate) {
        if (setup.isEmpty()) {
            return Off.because("No central system is set up yet.");
        }
        return setup.get().centralSystem().offBecause()
                .<Plan>map(why -> Off.because("No connection: " + why + "."))
                .orElseGet(() -> checked(setup.get(), setup.get().login().orElse(keys), certificate));
    }

    private static Plan checked(Setup setup, Login login, boolean certificate) {
        CentralSystem centralSystem = setup.centralSystem();
        int profile = login.securityProfile();
        String key = login.key();
        URI endpoint;
        try {
            endpoint = centralSystem.endpoint();
        } catch (IllegalArgumentException e) {
            return Off.because("The URL of the central system is not a valid address; correct it.");
        }
        Optional<String> problem = problem(endpoint)
                .or(() -> settings(centralSystem, login).missing(certificate)
                        .map(what -> "SecurityProfile " + profile + " needs " + what + "; set it, or set up another profile."));
        if (problem.isPresent()) {
            return new Off(Optional.of(shown(endpoint)), Kind.SETTINGS, problem.get());
        }
        Optional<String> password = profile == 3 || key.isEmpty() ? Optional.empty() : Optional.of(key);
        return new Connect(
                endpoint, centralSystem.identity(), profile, password,
                password.isEmpty() ? Optional.empty() : login.otherKey(), setup.number());
    }

    private static ConnectionSettings settings(CentralSystem centralSystem, Login login) {
        return new ConnectionSettings(
                centralSystem.url(), centralSystem.identity(), login.securityProfile(), login.key());
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
