package dev.hotplug.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "<- [2,\"7\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"SECRETsecret0123456789\"}]",
        "<- [2,\"7\",\"ChangeConfiguration\",{\"value\":\"SECRETsecret0123456789\",\"key\":\"AuthorizationKey\"}]",
        "{\"centralSystem\":{\"authorizationKey\": \"SECRETsecret0123456789\"}}",
        "{\\\"authorizationKey\\\": \\\"SECRETsecret0123456789\\\"}",
        "AuthorizationKey=SECRETsecret0123456789",
        "centralSystem.authorizationKey: SECRETsecret0123456789, more",
        "AuthorizationKey is SECRETsecret0123456789",
        "Authorization: Basic SECRETsecret0123456789==",
        "header basic SECRETsecret0123456789",
        "password=SECRETsecret0123456789",
        "\"password\": \"SECRETsecret0123456789\"",
        "connecting to wss://cp1:SECRETsecret0123456789@host/ocpp",
        "-----BEGIN PRIVATE KEY-----\nSECRETsecret0123456789\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\\nSECRETsecret0123456789",
    })
    void masksASecret(String text) {
        String redacted = Redaction.of(text);

        assertFalse(redacted.contains("SECRETsecret"), redacted);
        assertTrue(redacted.contains("***"), redacted);
    }

    @Test
    void masksAKeyOfHexDigitsWhereverItStands() {
        assertEquals("AuthorizationKey *** was set", Redaction.of("AuthorizationKey 0123456789abcdef0123 was set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "connected to wss://host:9000/ocpp/CP1",
        "[2,\"7\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}]",
        "idTag 04A23C5A was accepted",
        "the basics of it",
    })
    void leavesTheRestAlone(String text) {
        assertEquals(text, Redaction.of(text));
    }
}
