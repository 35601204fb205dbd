package dev.hotplug.runtime.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a provisioning file into a flat map: {@code centralSystem.url}, {@code configurationKeys.HeartbeatInterval},
 * {@code trust.centralSystemRoots.0} and so on. Every refusal names the field by its dotted path and never shows a value.
 */
public final class Provisioning {
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Field PEMS = new Field.Many(new Field.Text(Rules::certificates));

    /** The whole form of the file, as the contract has it; every field may be absent. */
    private static final Field FORM = new Field.Group(Map.of(
            "partNumber", new Field.Text(Rules::partNumber),
            "serialNumber", new Field.Text(Rules::serialNumber),
            "centralSystem",
                    new Field.Group(Map.of(
                            "enabled", new Field.Flag(),
                            "url", new Field.Text(Rules::url),
                            "identity", new Field.Text(Rules::identity),
                            "termsAccepted", new Field.Flag(),
                            "securityProfile", new Field.Whole(0, 3),
                            "authorizationKey", new Field.Text(Rules::authorizationKey))),
            "configurationKeys", new Field.Named(new Field.Text(Rules::configurationValue)),
            "trust",
                    new Field.Group(Map.of(
                            "centralSystemRoots", PEMS,
                            "manufacturerRoots", PEMS,
                            "packageRoots", PEMS,
                            "clientCertificate", new Field.Text(Rules::certificates),
                            "clientKey", new Field.Text(Rules::privateKey)))));

    private Provisioning() {}

    /**
     * The checked content of a file.
     *
     * @throws Refusal with one sentence that names the file or the field
     */
    public static Map<String, String> read(Path file) {
        return parse(text(file));
    }

    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            FORM.read("", Json.read(text), values);
        } catch (JsonException e) {
            throw Refusal.of("The provisioning file is not valid JSON: %s.", e.getMessage());
        }
        checkIdentityNotInUrl(values);
        checkClientPair(values);
        return Map.copyOf(values);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Refusal.of("The provisioning file %s is larger than 1 MB.", file);
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of("The provisioning file %s is not UTF-8 text.", file);
        } catch (IOException e) {
            throw Refusal.of("The provisioning file %s cannot be read: check the path and its permissions.", file);
        }
    }

    private static void checkIdentityNotInUrl(Map<String, String> values) {
        String url = values.get("centralSystem.url");
        String identity = values.get("centralSystem.identity");
        if (url != null && identity != null && decoded(url).endsWith("/" + identity)) {
            throw Field.wrong("centralSystem.url", "already ends with the identity: take it away, the identity is appended as /identity");
        }
    }

    private static void checkClientPair(Map<String, String> values) {
        boolean certificate = values.containsKey("trust.clientCertificate");
        boolean key = values.containsKey("trust.clientKey");
        if (certificate != key) {
            throw Field.wrong(
                    certificate ? "trust.clientKey" : "trust.clientCertificate",
                    "is missing: a client certificate and its key are given together");
        }
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
