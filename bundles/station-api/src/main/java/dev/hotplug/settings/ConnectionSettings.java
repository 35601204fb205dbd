package dev.hotplug.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a connection is made of, as one value: it is tried, kept or given back as a whole.
 *
 * @param url              ws:// or wss:// without the identity
 * @param identity         charge point identity, not yet encoded
 * @param securityProfile  0 to 3
 * @param authorizationKey hexadecimal digits; empty for none
 */
public record ConnectionSettings(String url, String identity, int securityProfile, String authorizationKey) {

    /** 16 to 20 bytes as hexadecimal digits (OCPP 1.6 security white paper, edition 3, section 2.3). */
    private static final Pattern KEY = Pattern.compile("([0-9a-fA-F]{2}){16,20}");
    private static final int MAX_IDENTITY = 48;
    private static final int MAX_PORT = 65_535;

    /** Whether a text is an AuthorizationKey: an even number of hexadecimal digits, 32 to 40 of them. */
    public static boolean isAuthorizationKey(String text) {
        return KEY.matcher(text).matches();
    }

    public ConnectionSettings withUrl(String other) {
        return new ConnectionSettings(other, identity, securityProfile, authorizationKey);
    }

    public ConnectionSettings withIdentity(String other) {
        return new ConnectionSettings(url, other, securityProfile, authorizationKey);
    }

    public ConnectionSettings withAuthorizationKey(String other) {
        return new ConnectionSettings(url, identity, securityProfile, other);
    }

    /** Another profile; from 2 up a ws:// URL becomes the wss:// URL of the same host, port and path. */
    public ConnectionSettings withSecurityProfile(int other) {
        boolean plain = url.regionMatches(true, 0, "ws://", 0, 5);
        return new ConnectionSettings(other >= 2 && plain ? "wss" + url.substring(2) : url, identity, other, authorizationKey);
    }

    /** TLS is used. */
    public boolean secure() {
        return url.regionMatches(true, 0, "wss://", 0, 6);
    }

    /**
     * Names the central system and the charge point's place there: host, port, path and identity, without the scheme. Two
     * settings with the same address speak to the same central system about the same transactions.
     */
    public String address() {
        try {
            URI uri = URI.create(url);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + port + uri.getRawPath() + "/" + identity;
        } catch (IllegalArgumentException e) {
            return url + "/" + identity;
        }
    }

    /** What cannot work about this URL or identity, as the end of a sentence that begins with their name; empty when nothing. */
    public Optional<String> badAddress() {
        if (identity.isBlank() || identity.length() > MAX_IDENTITY) {
            return Optional.of("is for a charge point identity of 1 to " + MAX_IDENTITY + " characters");
        }
        if (url.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Optional.of("must not contain spaces");
        }
        try {
            return badUri(URI.create(url));
        } catch (IllegalArgumentException e) {
            return Optional.of("is not a valid address");
        }
    }

    private Optional<String> badUri(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            return Optional.of("must begin with ws:// or wss://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            return Optional.of("must name a host, and a port from 1 to " + MAX_PORT + " if any");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user name or password; set AuthorizationKey");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("must not contain ? or #: the identity is appended to it");
        }
        return endsWithIdentity(uri) ? Optional.of("must not end with the identity, which is appended by itself") : Optional.empty();
    }

    private boolean endsWithIdentity(URI uri) {
        String path = uri.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.equals(identity) || URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8).equals(identity);
    }

    /**
     * What the security profile needs and is not there; empty when nothing is missing.
     *
     * @param certificate a certificate of this charge point, with its key, is there
     */
    public Optional<String> missing(boolean certificate) {
        if (securityProfile >= 2 && !secure()) {
            return Optional.of("a URL that begins with wss://");
        }
        if ((securityProfile == 1 || securityProfile == 2) && authorizationKey.isEmpty()) {
            return Optional.of("an AuthorizationKey");
        }
        return securityProfile == 3 && !certificate ? Optional.of("a client certificate and its key") : Optional.empty();
    }

    /** Never the key, nor a password in the URL. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + url.replaceFirst("//[^/]*@", "//") + ", profile " + securityProfile + "]";
    }
}
