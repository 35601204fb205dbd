package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.transport.TestCertificates.Identity;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.Setting;
import dev.hotplug.testkit.Shows;
import dev.hotplug.testkit.MemoryCertificates;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportKeysTest {

    private static final CentralSystem PLAIN = new CentralSystem(true, "ws://cs", "CP1", true);
    private static final CentralSystem TLS = new CentralSystem(true, "wss://cs", "CP1", true);
    private static final Identity ROOT = TestCertificates.root("Root");

    private final MemoryCertificates certificates = new MemoryCertificates();
    private final TransportKeys keys = new TransportKeys(() -> Optional.of(TLS), () -> true, certificates);

    private boolean rises(int from, int to, CentralSystem centralSystem, boolean key) {
        return TransportKeys.judgeRise(from, to, Optional.of(centralSystem), key, certificates).value().isPresent();
    }

    private void withRoot() {
        certificates.addRoot(CertificateUse.CentralSystemRootCertificate, ROOT.certificate());
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 34, 40})
    void statement94_anAuthorizationKeyHas16To20BytesInHex(int digits) {
        String key = "aB".repeat(digits / 2);
        assertEquals(Optional.of(key), keys.authorizationKey.rule().judge(key).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "0011223344556677889900112233445", "001122334455667788990011223344556",
        "00112233445566778899001122334455667788990A", "passwordpasswordpasswordpassword"})
    void statement94_otherAuthorizationKeysAreRefused(String key) {
        assertTrue(keys.authorizationKey.rule().judge(key).refusal().isPresent());
    }

    @Test
    void statement94_theBytesNotTheDigitsGoIntoTheHeader() {
        String header = BasicAuthorization.header("CP1", "4142434445464748494A4B4C4D4E4F50");
        assertEquals("Basic " + Base64.getEncoder().encodeToString("CP1:ABCDEFGHIJKLMNOP".getBytes(StandardCharsets.UTF_8)), header);
    }

    @Test
    @Shows("S75")
    void statement75_theAuthorizationKeyIsNeverDisclosed() {
        assertEquals(Setting.Access.WRITE_ONLY, keys.authorizationKey.access());
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "50, true", "2147483647, true", "x, false"})
    @Shows("S12")
    void statement12_webSocketPingIntervalIsZeroOrMore(String value, boolean accepted) {
        assertEquals(accepted, keys.pingInterval.rule().judge(value).value().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "3, true", "4, false"})
    void provisioningMaySetAnySecurityProfile(String value, boolean accepted) {
        assertEquals(accepted, keys.securityProfile.rule().judge(value).value().isPresent());
    }

    @Test
    void statement95_aChangeOfTheSecurityProfileOnlyRises() {
        withRoot();
        assertTrue(keys.securityProfile.changeRule().judge("1", "2").value().isPresent());
        assertTrue(keys.securityProfile.changeRule().judge("2", "2").refusal().isPresent());
        assertTrue(keys.securityProfile.changeRule().judge("2", "1").refusal().isPresent());
    }

    @Test
    void statement95_prerequisitesOfASecurityProfile() {
        assertFalse(rises(0, 1, PLAIN, false));
        assertTrue(rises(0, 1, PLAIN, true));
        assertFalse(rises(0, 2, PLAIN, true));
        assertFalse(rises(0, 2, TLS, false));
        assertFalse(rises(1, 2, TLS, true), "no root");
        withRoot();
        assertTrue(rises(1, 2, TLS, true));
        assertFalse(rises(2, 3, TLS, true));
        certificates.with(TestCertificates.credential(TestCertificates.client(ROOT, "CP1", TestCertificates.ec())));
        assertTrue(rises(2, 3, new CentralSystem(true, "WSS://cs", "CP1", true), false));
        assertFalse(TransportKeys.judgeRise(0, 2, Optional.empty(), true, certificates).value().isPresent());
    }
}
