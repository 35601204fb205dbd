package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.profile.security.RootRules.Present;
import dev.hotplug.profile.security.RootRules.Verdict;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.testkit.Shows;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Shows({"S96", "InstallCertificate"})
class RootRulesTest {

    private static final CertificateUse CENTRAL = CertificateUse.CentralSystemRootCertificate;
    private static final CertificateUse MANUFACTURER = CertificateUse.ManufacturerRootCertificate;
    private static final Present NOTHING = new Present(List.of(), List.of(), Set.of());

    private final TestCa old = new TestCa("CN=Old");
    private final TestCa stranger = new TestCa("CN=Stranger");
    private final TestCa successor = new TestCa("CN=Successor", old);
    private final TestCa another = new TestCa("CN=Another successor", old);

    private static Verdict judge(CertificateUse use, String pem, Present present, int maximum, boolean check) {
        return RootRules.judge(use, pem, present, maximum, check, TestCa.NOW);
    }

    private static void assertRefused(String part, Verdict verdict) {
        assertTrue(verdict.refusal().orElse("").contains(part), () -> verdict.refusal().toString());
    }

    private Verdict checked(X509Certificate certificate, Present present) {
        return judge(CENTRAL, TestCa.pem(certificate), present, 20, true);
    }

    @Test
    void anAuthoritysCertificateIsInstalled() {
        assertEquals(
                Optional.of(old.certificate),
                judge(CENTRAL, TestCa.pem(old.certificate), NOTHING, 1, false).certificate());
    }

    @Test
    void badInput_isRefused() {
        assertRefused("not one certificate", judge(CENTRAL, "", NOTHING, 20, false));
        assertRefused("not one certificate", judge(CENTRAL, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", NOTHING, 20, false));
        assertRefused("not one certificate", judge(CENTRAL, "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----", NOTHING, 20, false));
        assertRefused("not one certificate", judge(CENTRAL, TestCa.pem(old.certificate, stranger.certificate), NOTHING, 20, false));
    }

    @Test
    void whatIsNoAuthorityOrHasExpiredIsRefused() {
        X509Certificate client = old.client("CN=1", TestCa.pair().getPublic());
        TestCa expired = new TestCa("CN=Expired", TestCa.NOW.minusSeconds(1));
        X509Certificate forged = stranger.authority("CN=Stranger", TestCa.pair().getPublic(), TestCa.NOW.plus(TestCa.DAY));
        assertRefused("not the certificate of an authority", judge(CENTRAL, TestCa.pem(client), NOTHING, 20, false));
        assertRefused("expired on", judge(CENTRAL, TestCa.pem(expired.certificate), NOTHING, 20, false));
        assertRefused("signature is not its own", judge(CENTRAL, TestCa.pem(forged), NOTHING, 20, false));
    }

    @Test
    @Shows("CertificateStoreMaxLength")
    void aFullStoreRefusesAndCountsBothUses() {
        Present full = new Present(List.of(old.certificate), List.of(stranger.certificate), Set.of());
        String pem = TestCa.pem(successor.certificate);
        assertRefused("no room", judge(CENTRAL, pem, full, 2, false));
        assertRefused("no room", judge(MANUFACTURER, pem, full, 2, false));
        assertEquals(Optional.empty(), judge(CENTRAL, pem, full, 3, false).refusal());
        assertEquals(Optional.empty(), judge(CENTRAL, TestCa.pem(old.certificate), full, 2, false).refusal(), "it is there already");
    }

    @Test
    @Shows("AdditionalRootCertificateCheck")
    void withTheCheckASuccessorMustBeSignedByTheOneInForce() {
        Present present = new Present(List.of(old.certificate), List.of(), Set.of());
        assertRefused("not signed by the root certificate", checked(stranger.certificate, present));
        assertEquals(Optional.of(successor.certificate), checked(successor.certificate, present).certificate());
        assertEquals(Optional.empty(), checked(old.certificate, NOTHING).refusal(), "the first needs nobody");
        assertEquals(
                Optional.empty(),
                judge(MANUFACTURER, TestCa.pem(stranger.certificate), present, 20, true).refusal(), "only for the central system");
    }

    @Test
    @Shows("AdditionalRootCertificateCheck")
    void withTheCheckThereIsOneRootAndItsSuccessorAtMost() {
        Present two = new Present(List.of(old.certificate, successor.certificate), List.of(), Set.of(old.certificate));
        Verdict third = checked(another.certificate, two);
        assertEquals(Optional.of(another.certificate), third.certificate());
        assertEquals(List.of(successor.certificate), third.superseded());
    }

    @Test
    @Shows("AdditionalRootCertificateCheck")
    void withTheCheckTheOldRootGoesOnceTheSuccessorHasWorked() {
        List<X509Certificate> roots = List.of(old.certificate, successor.certificate);
        assertEquals(List.of(), RootRules.outlived(new Present(roots, List.of(), Set.of())));
        assertEquals(List.of(), RootRules.outlived(new Present(roots, List.of(), Set.of(old.certificate))), "the fall-back works");
        assertEquals(
                List.of(old.certificate), RootRules.outlived(new Present(roots, List.of(), Set.of(successor.certificate))));
        assertEquals(
                List.of(), RootRules.outlived(new Present(List.of(old.certificate), List.of(), Set.of(old.certificate))));
    }
}
