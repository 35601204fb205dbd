package dev.hotplug.runtime.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest {

    @Test
    void flattensTheFileOfTheContract() throws Exception {
        String certificate = resource("test-only-certificate.pem");
        String key = newKey();
        Map<String, String> values = Provisioning.parse("""
                { "partNumber": "CPB1-S-2-4-8", "serialNumber": "100001",
                  "centralSystem": { "enabled": true, "url": "ws://127.0.0.1:9000/ocpp", "identity": "CP1", "termsAccepted": true,
                                     "securityProfile": 0, "authorizationKey": "0123456789abcdef0123456789ABCDEF" },
                  "configurationKeys": { "HeartbeatInterval": "60" },
                  "trust": { "centralSystemRoots": ["%1$s", "%1$s"], "manufacturerRoots": [], "packageRoots": ["%1$s"],
                             "clientCertificate": "%1$s", "clientKey": "%2$s" } }
                """.formatted(certificate.replace("\n", "\\n"), key.replace("\n", "\\n")));

        assertEquals("CPB1-S-2-4-8", values.get("partNumber"));
        assertEquals("true", values.get("centralSystem.enabled"));
        assertEquals("ws://127.0.0.1:9000/ocpp", values.get("centralSystem.url"));
        assertEquals("0", values.get("centralSystem.securityProfile"));
        assertEquals("60", values.get("configurationKeys.HeartbeatInterval"));
        assertEquals(certificate, values.get("trust.centralSystemRoots.1"));
        assertEquals(certificate, values.get("trust.packageRoots.0"));
        assertEquals(key, values.get("trust.clientKey"));
        assertEquals(14, values.size());
    }

    @Test
    void letsEveryFieldBeAbsent() {
        assertEquals(Map.of(), Provisioning.parse("{}"));
        assertEquals(Map.of(), Provisioning.parse("{\"centralSystem\": {}, \"configurationKeys\": {}, \"trust\": {}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'colour': 'red'}                                              | \"colour\" is unknown",
        "{'centralSystem': {'uri': 'ws://x'}}                           | \"centralSystem.uri\" is unknown: centralSystem may hold authorizationKey",
        "{'trust': {'roots': []}}                                       | \"trust.roots\" is unknown",
        "{'partNumber': 7}                                              | \"partNumber\" must be a text",
        "{'partNumber': null}                                           | \"partNumber\" must be a text",
        "{'serialNumber': ''}                                           | \"serialNumber\" must be 1 to 25",
        "{'serialNumber': '12345678901234567890123456'}                 | \"serialNumber\" must be 1 to 25",
        "{'serialNumber': 'ä'}                                          | \"serialNumber\" must be 1 to 25",
        "{'centralSystem': []}                                          | \"centralSystem\" must be an object",
        "{'centralSystem': {'enabled': 'yes'}}                          | \"centralSystem.enabled\" must be true or false",
        "{'centralSystem': {'identity': ''}}                            | \"centralSystem.identity\" must be 1 to 48",
        "{'centralSystem': {'identity': '1234567890123456789012345678901234567890123456789'}} | \"centralSystem.identity\" must be 1 to 48",
        "{'centralSystem': {'securityProfile': 4}}                      | \"centralSystem.securityProfile\" must be a whole number from 0 to 3",
        "{'centralSystem': {'securityProfile': '1'}}                    | \"centralSystem.securityProfile\" must be a whole number",
        "{'centralSystem': {'securityProfile': 1.5}}                    | \"centralSystem.securityProfile\" must be a whole number",
        "{'centralSystem': {'authorizationKey': 'not hex, sixteen'}}    | \"centralSystem.authorizationKey\" must be 32 to 40",
        "{'centralSystem': {'authorizationKey': '0123456789abcdef0'}}   | \"centralSystem.authorizationKey\" must be 32 to 40",
        "{'centralSystem': {'url': 'http://h/o'}}                       | \"centralSystem.url\" must be a WebSocket address: write ws://",
        "{'centralSystem': {'url': 'https://h/o'}}                      | \"centralSystem.url\" must be a WebSocket address: write ws://",
        "{'centralSystem': {'url': 'h:9000/o'}}                         | \"centralSystem.url\" must begin with ws://",
        "{'centralSystem': {'url': ''}}                                 | \"centralSystem.url\" must begin with ws://",
        "{'centralSystem': {'url': 'ws://h/o/'}}                        | \"centralSystem.url\" must not end with a slash",
        "{'centralSystem': {'url': 'ws://h/o o'}}                       | \"centralSystem.url\" must not contain spaces",
        "{'centralSystem': {'url': ' ws://h/o'}}                        | \"centralSystem.url\" must not contain spaces",
        "{'centralSystem': {'url': 'ws://'}}                            | \"centralSystem.url\"",
        "{'centralSystem': {'url': 'ws:///ocpp'}}                       | \"centralSystem.url\" must name a host",
        "{'centralSystem': {'url': 'ws://h:70000/o'}}                   | \"centralSystem.url\" must name a host",
        "{'centralSystem': {'url': 'ws://u:p@h/o'}}                     | \"centralSystem.url\" must not contain a user",
        "{'centralSystem': {'authorizationKey': '0123456789abcdef'}}    | \"centralSystem.authorizationKey\" must be 32 to 40",
        "{'centralSystem': {'url': 'ws://h/o#x'}}                       | \"centralSystem.url\" must not contain ? or #",
        "{'centralSystem': {'url': 'ws://h/o?x=1'}}                     | \"centralSystem.url\" must not contain ? or #",
        "{'centralSystem': {'url': 'ws://h/%zz'}}                       | \"centralSystem.url\" is not a valid address",
        "{'centralSystem': {'url': 'ws://h/CP1', 'identity': 'CP1'}}    | \"centralSystem.url\" already ends with the identity",
        "{'centralSystem': {'identity': 'C 1', 'url': 'ws://h/C%201'}}  | \"centralSystem.url\" already ends with the identity",
        "{'configurationKeys': {'HeartbeatInterval': 60}}               | \"configurationKeys.HeartbeatInterval\" must be a text",
        "{'configurationKeys': {'A': {}}}                               | \"configurationKeys.A\" must be a text",
        "{'trust': {'centralSystemRoots': 'PEM'}}                       | \"trust.centralSystemRoots\" must be a list",
        "{'trust': {'centralSystemRoots': [1]}}                         | \"trust.centralSystemRoots.0\" must be a text",
        "{'trust': {'packageRoots': ['PEM']}}                           | \"trust.packageRoots.0\" must be a certificate",
        "{'trust': {'clientKey': 'PEM'}}                                | \"trust.clientKey\" must be an unencrypted PKCS#8 key",
        "[]                                                             | must hold one JSON object",
        "{'partNumber': 'a', 'partNumber': 'b'}                         | the key \"partNumber\" appears twice",
        "{'partNumber': 'a'                                             | not valid JSON",
    })
    void refusesInOneSentenceThatNamesTheField(String json, String part) {
        Refusal refusal = assertThrows(Refusal.class, () -> Provisioning.parse(json.replace('\'', '"')));

        assertEquals(2, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void neverRepeatsASecret() {
        String json = "{\"centralSystem\": {\"authorizationKey\": \"secret-secret-secret\"}}";

        assertFalse(assertThrows(Refusal.class, () -> Provisioning.parse(json)).getMessage().contains("secret-secret"));
    }

    @Test
    void wantsCertificateAndKeyTogether() throws IOException {
        String json = "{\"trust\": {\"clientCertificate\": \"" + resource("test-only-certificate.pem").replace("\n", "\\n") + "\"}}";

        assertTrue(assertThrows(Refusal.class, () -> Provisioning.parse(json)).getMessage().contains("\"trust.clientKey\" is missing"));
    }

    @Test
    void refusesFilesThatAreMissingTooLargeOrNoText(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(1024 * 1024 + 1));
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xC3, 0x28});

        assertTrue(refusal(folder.resolve("none.json")).contains("cannot be read"));
        assertTrue(refusal(folder).contains("cannot be read"));
        assertTrue(refusal(large).contains("larger than 1 MB"));
        assertTrue(refusal(binary).contains("not UTF-8"));
    }

    private static String refusal(Path file) {
        return assertThrows(Refusal.class, () -> Provisioning.read(file)).getMessage();
    }

    private static String newKey() throws NoSuchAlgorithmException {
        byte[] der = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PRIVATE KEY-----\n";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ProvisioningTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
