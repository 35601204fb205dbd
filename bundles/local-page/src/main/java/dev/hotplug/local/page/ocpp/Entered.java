package dev.hotplug.local.page.ocpp;

import dev.hotplug.settings.ConnectionSettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a technician has entered.
 *
 * @param password as typed; empty: the one that is set stays
 */
record Entered(boolean enabled, String url, String identity, boolean termsAccepted, String password, int securityProfile) {

    private static final int LEAST = 16;
    private static final int MOST = 20;

    /** The AuthorizationKey that the password stands for; empty when nothing was typed, or it cannot be one. */
    Optional<String> key() {
        if (ConnectionSettings.isAuthorizationKey(password)) {
            return Optional.of(password);
        }
        boolean text = password.length() >= LEAST && password.length() <= MOST && password.chars().allMatch(c -> c >= ' ' && c <= '~');
        return text ? Optional.of(HexFormat.of().formatHex(password.getBytes(StandardCharsets.US_ASCII))) : Optional.empty();
    }

    /** Typed, and no password. */
    boolean wrongPassword() {
        return !password.isEmpty() && key().isEmpty();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Entered[" + url + "]";
    }
}
