package dev.hotplug.ocpp.transport;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** The Authorization header of HTTP basic authentication (OCPP-J section 6.2). */
final class BasicAuthorization {

    private BasicAuthorization() {}

    /**
     * User is the identity, password the bytes of the key.
     *
     * @param key hexadecimal digits, an even number
     */
    static String header(String identity, String key) {
        ByteArrayOutputStream credentials = new ByteArrayOutputStream();
        credentials.writeBytes((identity + ":").getBytes(StandardCharsets.UTF_8));
        credentials.writeBytes(HexFormat.of().parseHex(key));
        return "Basic " + Base64.getEncoder().encodeToString(credentials.toByteArray());
    }
}
