package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.profile.security.ChainRules.Expected;
import dev.hotplug.profile.security.ChainRules.Verdict;
import dev.hotplug.testkit.Shows;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Shows({"S97", "CertificateSigned"})
class ChainRulesTest {

    private final TestCa root = new TestCa("CN=Root");
    private final TestCa below = new TestCa("CN=Below", root);
    private final KeyPair pair = TestCa.pair();
    private final PublicKey key = pair.getPublic();
    private final Expected expected = new Expected(List.of(key), List.of(root.certificate), "Operator", "100001");

    private Verdict judge(X509Certificate... chain) {
        return ChainRules.judge(TestCa.pem(chain), 10_000, expected, TestCa.NOW);
    }

    private static void assertRefused(String part, Verdict verdict) {
        assertTrue(verdict.refusal().orElse("accepted").contains(part), () -> verdict.refusal().toString());
        assertEquals(List.of(), verdict.chain());
    }

    @Test
    void aCertificateFromTheRootIsGood() {
        X509Certificate own = root.client("CN=100001,O=Operator", key);
        assertEquals(new Verdict(List.of(own), Optional.empty()), judge(own));
    }

    @Test
    void intermediatesComeAlongInAnyOrderAndTheRootIsLeftOut() {
        X509Certificate own = below.client("O=Operator,CN=100001,C=DE", key);
        assertEquals(List.of(own, below.certificate), judge(own, root.certificate, below.certificate).chain());
        assertRefused("no valid chain", judge(own));
    }

    @Test
    void badInput_isRefused() {
        assertRefused("not a chain", ChainRules.judge("", 10_000, expected, TestCa.NOW));
        assertRefused("not a chain", ChainRules.judge("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", 10_000, expected, TestCa.NOW));
    }

    @Test
    @Shows("CertificateSignedMaxChainSize")
    void aLongerChainIsRefused() {
        String pem = TestCa.pem(root.client("CN=100001,O=Operator", key));
        assertRefused("more than", ChainRules.judge(pem, pem.length() - 1, expected, TestCa.NOW));
        assertEquals(Optional.empty(), ChainRules.judge(pem, pem.length(), expected, TestCa.NOW).refusal());
    }

    @Test
    void s97_theKeyMustBeOneThatWaits() {
        assertRefused("not for a key", judge(root.client("CN=100001,O=Operator", TestCa.pair().getPublic())));
    }

    @Test
    void s97_theSubjectMustBeThisChargePoint() {
        assertRefused("common name", judge(root.client("CN=100002,O=Operator", key)));
        assertRefused("common name", judge(root.client("O=Operator", key)));
        assertRefused("organisation", judge(root.client("CN=100001,O=Somebody", key)));
        assertRefused("organisation", judge(root.client("CN=100001", key)));
    }

    @Test
    void withoutACpoNameAnyOrganisationIsGood() {
        Expected anyone = new Expected(List.of(key), List.of(root.certificate), "", "100001");
        String pem = TestCa.pem(root.client("CN=100001,O=Somebody", key));
        assertEquals(Optional.empty(), ChainRules.judge(pem, 10_000, anyone, TestCa.NOW).refusal());
    }

    @Test
    void s97_theValidityCounts() {
        assertRefused("expired on", judge(root.client(
                "CN=100001,O=Operator", key, TestCa.NOW.minus(TestCa.DAY), TestCa.NOW.minusSeconds(1))));
        assertEquals(Optional.empty(), judge(root.client(
                "CN=100001,O=Operator", key, TestCa.NOW.plus(TestCa.DAY), TestCa.NOW.plus(TestCa.DAY.multipliedBy(2)))).refusal(),
                "used later");
    }

    @Test
    void s97_theHierarchyMustBeTheOperators() {
        assertRefused("no valid chain", judge(new TestCa("CN=Root").client("CN=100001,O=Operator", key)));
        assertRefused("no CentralSystemRootCertificate", ChainRules.judge(
                TestCa.pem(root.client("CN=100001,O=Operator", key)), 10_000,
                new Expected(List.of(key), List.of(), "", ""), TestCa.NOW));
    }

    @Test
    void s97_theUsageMustBeAClients() {
        assertRefused("usage", judge(root.server("CN=100001,O=Operator", key)));
        assertRefused("usage", judge(root.authority("CN=100001,O=Operator", key, TestCa.NOW.plus(TestCa.DAY))));
    }
}
