package dev.hotplug.diagnostics.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "wss://user:SECRET@host/path",
        "ftp://SECRET@host",
        "https://host/file?token=SECRET&x=SECRET",
        "-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nSECRET",
        "ftp://user:p@SECRET@host/x and https://other:SECRET@host?SECRET"
    })
    void areMasked(String text) {
        assertFalse(Secrets.masked("before " + text).contains("SECRET"), Secrets.masked(text));
        assertTrue(Secrets.masked("before " + text).startsWith("before "));
    }

    @Test
    void whatIsNoneStays() {
        String text = "HeartbeatInterval = 300, wss://host/path, who? me@home -----BEGIN CERTIFICATE-----";
        assertEquals(text, Secrets.masked(text));
    }

    @Test
    void aKeyThatIsNeverDisclosedIsToldByNameOnly() {
        Settings.View secret = new Settings.View(
                "AuthorizationKey", Setting.Access.WRITE_ONLY, Optional.of("SECRET"), false, "dev.hotplug.ocpp.transport", "");
        assertEquals("AuthorizationKey = (not disclosed)    # WRITE_ONLY, dev.hotplug.ocpp.transport", ConfigurationSource.line(secret));
    }
}
