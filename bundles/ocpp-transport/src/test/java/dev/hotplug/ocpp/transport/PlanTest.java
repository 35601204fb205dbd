package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.settings.CentralSystem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final String KEY = "00112233445566778899AABBCCDDEEFF";

    private static Optional<CentralSystem> at(String url) {
        return Optional.of(new CentralSystem(true, url, "CP 1/ä", true));
    }

    private static Plan.Connect connect(String url, int profile, String key) {
        return assertInstanceOf(Plan.Connect.class, Plan.of(at(url), profile, key, false));
    }

    private static String off(Optional<CentralSystem> source, int profile, String key) {
        Plan.Off off = assertInstanceOf(Plan.Off.class, Plan.of(source, profile, key, false));
        assertEquals(Kind.SETTINGS, off.kind());
        return off.reason();
    }

    @Test
    void theIdentityIsAppendedOnceAndPercentEncoded() {
        assertEquals("ws://cs:9000/ocpp/CP%201%2F%C3%A4", connect("ws://cs:9000/ocpp", 0, "").endpoint().toString());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false"})
    void theKeyIsSentInProfiles0To2AndTheCertificateIn3(int profile, boolean sent) {
        CentralSystem centralSystem = new CentralSystem(true, "wss://cs/ocpp", "CP1", true);
        Plan.Connect connect = assertInstanceOf(Plan.Connect.class, Plan.of(Optional.of(centralSystem), profile, KEY, true));
        assertEquals(sent, connect.key().isPresent());
        assertEquals(!sent, connect.clientCertificate());
    }

    @Test
    void withoutAKeyThereIsNoHeader() {
        assertEquals(Optional.empty(), connect("ws://cs", 0, "").key());
    }

    @Test
    void profiles0And1WorkOverTlsToo() {
        assertTrue(connect("wss://cs", 1, KEY).secure());
    }

    @Test
    void offSaysWhy() {
        assertEquals("No central system is set up yet.", off(Optional.empty(), 0, ""));
        assertEquals("No connection: OCPP is switched off.", off(Optional.of(CentralSystem.NONE), 0, ""));
        CentralSystem noTerms = new CentralSystem(true, "ws://cs", "CP1", false);
        assertEquals("No connection: the terms and conditions are not accepted.", off(Optional.of(noTerms), 0, ""));
    }

    @Test
    void statement95_aTlsProfileNeverConnectsInThePlain() {
        String reason = off(at("ws://cs/ocpp"), 2, KEY);
        assertEquals("SecurityProfile 2 needs a URL that begins with wss://; set it, or set up another profile.", reason);
        assertTrue(off(at("ws://cs/ocpp"), 3, KEY).contains("wss://"));
    }

    @Test
    void statement95_whatAProfileNeedsMustBeThere() {
        assertTrue(off(at("ws://cs"), 1, "").contains("an AuthorizationKey"));
        assertTrue(off(at("wss://cs"), 2, "").contains("an AuthorizationKey"));
        assertTrue(off(at("wss://cs"), 3, "").contains("a client certificate"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://cs/ocpp, must begin with ws:// or wss://",
        "ws://cs/o cpp, not a valid address",
        "ws:///ocpp, names no host",
        "ws://cs/ocpp?a=b, must not contain ?",
        "ws://user:secret@cs/ocpp, holds a user name"
    })
    void badInput_aUrlThatCannotWorkIsExplained(String url, String expected) {
        String reason = off(at(url), 0, "");
        assertTrue(reason.contains(expected), reason);
    }

    @Test
    void aPasswordInTheUrlIsNotShown() {
        assertFalse(Plan.of(at("ws://user:secret@cs/ocpp"), 0, "", false).toString().contains("secret"));
    }

    @Test
    void theKeyIsNotInThePlansText() {
        assertFalse(connect("ws://cs", 1, KEY).toString().contains(KEY));
    }
}
