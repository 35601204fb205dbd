package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.FileTransfer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address, taken apart. Read by hand: central systems send passwords with characters that a strict reader refuses, such as
 * an {@code @}. What could end a line of a protocol is refused everywhere, also when it is percent-encoded.
 *
 * @param scheme   lower case
 * @param user     decoded
 * @param password decoded
 * @param host     without the brackets of an IPv6 address
 * @param port     -1 when none is given
 * @param path     as it was written, empty or with a slash in front
 * @param query    as it was written, without the question mark; empty when there is none
 */
record Address(
        String scheme, Optional<String> user, Optional<String> password, String host, int port, String path, String query) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,15})://([^/?]*)([^?]*)(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}(?:%25?[A-Za-z0-9]{1,16})?");
    private static final String SAFE_IN_NAME = "-._~";

    /** @throws TransferException saying what is wrong with it, without showing it */
    static Address parse(String text) throws TransferException {
        if (text.length() > FileTransfer.MAX_ADDRESS) {
            throw refused("has more than " + FileTransfer.MAX_ADDRESS + " characters");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\')) {
            throw refused("holds a blank, a backslash or a control character");
        }
        if (text.indexOf('#') >= 0) {
            throw refused("holds a #, which must be written %23");
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused("is not of the form scheme://host/path");
        }
        return of(form.group(1).toLowerCase(Locale.ROOT), form.group(2), form.group(3), Optional.ofNullable(form.group(4)).orElse(""));
    }

    private static Address of(String scheme, String authority, String path, String query) throws TransferException {
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        Optional<String> user = decodedIfAny(colon < 0 ? login : login.substring(0, colon), at >= 0);
        Optional<String> password = decodedIfAny(colon < 0 ? "" : login.substring(colon + 1), colon >= 0);
        decoded(path);
        return at(scheme, user, password, authority.substring(at + 1), path, query);
    }

    private static Address at(
            String scheme, Optional<String> user, Optional<String> password, String place, String path, String query)
            throws TransferException {
        int end = place.startsWith("[") ? place.indexOf(']') + 1 : Math.max(place.lastIndexOf(':'), 0);
        if (!place.startsWith("[") && place.indexOf(':') < 0) {
            end = place.length();
        }
        String host = place.substring(0, end);
        boolean ipv6 = host.startsWith("[");
        String name = ipv6 ? host.substring(1, host.length() - 1) : host;
        if (!(ipv6 ? IPV6 : HOST).matcher(name).matches()) {
            throw refused("names no host");
        }
        return new Address(scheme, user, password, name, port(place.substring(end)), path, query);
    }

    private static int port(String text) throws TransferException {
        if (text.isEmpty() || text.equals(":")) {
            return -1;
        }
        if (!text.matches(":[0-9]{1,5}") || Integer.parseInt(text.substring(1)) > 65_535 || Integer.parseInt(text.substring(1)) == 0) {
            throw refused("has no port from 1 to 65535");
        }
        return Integer.parseInt(text.substring(1));
    }

    int portOr(int standard) {
        return port < 0 ? standard : port;
    }

    /** The path as a server's file system has it. */
    String file() throws TransferException {
        return decoded(path);
    }

    /** Path and query as an HTTP request has them. */
    String target() {
        return (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Host and port as a Host header has them. */
    String place() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + (port < 0 ? "" : ":" + port);
    }

    /** A file in the folder that this is. */
    Address child(String name) {
        return new Address(scheme, user, password, host, port, (path.endsWith("/") ? path : path + "/") + encoded(name), query);
    }

    /** The same server. */
    boolean sameOrigin(Address other) {
        return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && port == other.port;
    }

    Address withLoginOf(Address other) {
        return new Address(scheme, other.user, other.password, host, port, path, query);
    }

    Address withoutLogin() {
        return new Address(scheme, Optional.empty(), Optional.empty(), host, port, path, query);
    }

    /** Without user, password and query. */
    @Override
    public String toString() {
        return scheme + "://" + place() + path;
    }

    /** What a server said, fit for a sentence: one short line without the password. */
    String quoted(String said) {
        String text = said.chars()
                .map(c -> c < ' ' || c == 0x7f ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        for (Optional<String> secret : java.util.List.of(password, query.isEmpty() ? Optional.<String>empty() : Optional.of(query))) {
            text = secret.filter(s -> !s.isEmpty()).isPresent() ? text.replace(secret.get(), "***") : text;
        }
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    private static Optional<String> decodedIfAny(String text, boolean there) throws TransferException {
        return there && !text.isEmpty() ? Optional.of(decoded(text)) : Optional.empty();
    }

    private static String decoded(String text) throws TransferException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.write(hex(raw, i));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        String plain = bytes.toString(StandardCharsets.UTF_8);
        if (plain.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw refused("holds a control character");
        }
        return plain;
    }

    private static int hex(byte[] raw, int percent) throws TransferException {
        int high = percent + 2 < raw.length ? Character.digit(raw[percent + 1], 16) : -1;
        int low = percent + 2 < raw.length ? Character.digit(raw[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw refused("has a % that two hexadecimal digits do not follow");
        }
        return high * 16 + low;
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || SAFE_IN_NAME.indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }

    private static TransferException refused(String why) {
        return new TransferException(Kind.ADDRESS, "The address " + why + ".");
    }
}
