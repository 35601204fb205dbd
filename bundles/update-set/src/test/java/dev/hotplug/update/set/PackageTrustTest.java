package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.update.set.TestPki.Party;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class PackageTrustTest {

    private static final Instant NOW = TestPki.NOW;
    private static final Party ROOT = TestPki.root("CN=Vendor package root");
    private static final Party SIGNER = TestPki.signer(ROOT);
    private static final byte[] DOCUMENT = "the document".getBytes(StandardCharsets.UTF_8);

    @Test
    void es256AndPs256AreTaken() {
        assertEquals(SIGNER.certificate(), signers(ROOT, SIGNER.sign(DOCUMENT)).get(0).certificate());
        Party rsa = TestPki.signer(ROOT, TestPki.rsa(3072));
        assertEquals(SigningAlgorithm.PS256, signers(ROOT, rsa.sign(DOCUMENT)).get(0).algorithm());
    }

    @Test
    void anotherDocumentIsNotTheSignedOne() {
        assertEquals(Reason.SIGNATURE_WRONG, reason(trust(ROOT), "the documenu".getBytes(StandardCharsets.UTF_8), SIGNER.sign(DOCUMENT)));
    }

    @Test
    void nobodyAndStrangersDoNotCount() {
        Party stranger = TestPki.signer(TestPki.root("CN=Somebody"));
        assertEquals(Reason.UNSIGNED, reason(trust(ROOT), DOCUMENT));
        assertEquals(Reason.UNTRUSTED, reason(trust(ROOT), DOCUMENT, stranger.sign(DOCUMENT)));
        Party namesake = TestPki.signer(TestPki.root("CN=Vendor package root"));
        assertEquals(Reason.UNTRUSTED, reason(trust(ROOT), DOCUMENT, namesake.sign(DOCUMENT)));
        assertEquals(1, signers(ROOT, stranger.sign(DOCUMENT), SIGNER.sign(DOCUMENT)).size());
    }

    @Test
    void oneWrongSignatureSpoilsTheRest() {
        Party stranger = TestPki.signer(TestPki.root("CN=Somebody"));
        assertEquals(Reason.SIGNATURE_WRONG, reason(trust(ROOT), DOCUMENT, SIGNER.sign(DOCUMENT), stranger.sign(new byte[1])));
    }

    @Test
    void datesCountToTheSecond() {
        Instant until = NOW.plus(Duration.ofDays(1));
        Party signer = TestPki.signer(ROOT, TestPki.ec(), NOW, until, KeyUsage.digitalSignature, true);
        byte[] jws = Jws.write(List.of(signer.sign(DOCUMENT)));
        assertTrue(trust(ROOT).verify(DOCUMENT, jws, NOW).value().isPresent());
        assertTrue(trust(ROOT).verify(DOCUMENT, jws, until).value().isPresent());
        assertEquals(Reason.NOT_VALID_NOW, trust(ROOT).verify(DOCUMENT, jws, NOW.minusSeconds(1)).refusal().orElseThrow().reason());
        assertEquals(Reason.NOT_VALID_NOW, trust(ROOT).verify(DOCUMENT, jws, until.plusSeconds(1)).refusal().orElseThrow().reason());
    }

    @Test
    void purposeCounts() {
        Party server = TestPki.signer(ROOT, TestPki.ec(), NOW, NOW.plusSeconds(9), KeyUsage.digitalSignature, false);
        assertEquals(Reason.WRONG_PURPOSE, reason(trust(ROOT), DOCUMENT, server.sign(DOCUMENT)));
        Party crypter = TestPki.signer(ROOT, TestPki.ec(), NOW, NOW.plusSeconds(9), KeyUsage.keyAgreement, true);
        assertEquals(Reason.WRONG_PURPOSE, reason(trust(ROOT), DOCUMENT, crypter.sign(DOCUMENT)));
        assertEquals(Reason.WRONG_PURPOSE, reason(trust(ROOT), DOCUMENT, ROOT.sign(DOCUMENT)));
    }

    @Test
    void keysMustBeOfAKindAndLength() {
        assertEquals(Reason.WEAK_KEY, reason(trust(ROOT), DOCUMENT,
                TestPki.signer(ROOT, TestPki.rsa(2048)).sign(DOCUMENT, SigningAlgorithm.PS256)));
        assertEquals(Reason.WEAK_KEY, reason(trust(ROOT), DOCUMENT,
                TestPki.signer(ROOT, TestPki.ec("secp384r1")).sign(DOCUMENT, SigningAlgorithm.ES256)));
    }

    @Test
    void aRevokedCertificateDoesNotCount() {
        PackageTrust trust = new PackageTrust(List.of(ROOT.certificate()), 1, Set.of(Certificates.sha256(SIGNER.certificate())));
        assertEquals(Reason.REVOKED, reason(trust, DOCUMENT, SIGNER.sign(DOCUMENT)));
    }

    @Test
    void aChainMayHaveAnAuthorityInBetween() {
        Party authority = TestPki.authority(ROOT, "CN=Releases", TestPki.ec());
        Party signer = TestPki.signer(authority);
        assertEquals(Reason.UNTRUSTED, reason(trust(ROOT), DOCUMENT, signer.sign(DOCUMENT)));
        assertEquals(1, signers(ROOT, signer.sign(DOCUMENT, authority.certificate())).size());
        assertEquals(1, signers(ROOT, signer.sign(DOCUMENT, authority.certificate(), ROOT.certificate())).size());
    }

    /** A signing certificate is no authority: who holds its key cannot make others. */
    @Test
    void aSignerCannotMakeSigners() {
        Party below = TestPki.signer(SIGNER);
        assertEquals(Reason.UNTRUSTED, reason(trust(ROOT), DOCUMENT, below.sign(DOCUMENT, SIGNER.certificate())));
    }

    /** The new root, certified by the old one, is part of the chain: old stations and new ones take the same file. */
    @Test
    void aRootIsRotatedByACertificateOfTheOldOneForTheNew() {
        Party fresh = TestPki.root("CN=Vendor package root 2");
        X509Certificate cross = TestPki.authority(ROOT, "CN=Vendor package root 2", fresh.keys()).certificate();
        Jws.Entry entry = TestPki.signer(fresh).sign(DOCUMENT, cross);
        assertEquals(ROOT.certificate(), signers(ROOT, entry).get(0).root());
        assertEquals(fresh.certificate(), signers(fresh, entry).get(0).root());
    }

    @Test
    void twoRootsMayHaveToStandBehindASet() {
        Party platform = TestPki.root("CN=Platform root");
        PackageTrust both = new PackageTrust(List.of(ROOT.certificate(), platform.certificate()), 2, Set.of());
        assertEquals(Reason.TOO_FEW_SIGNERS, reason(both, DOCUMENT, SIGNER.sign(DOCUMENT)));
        assertEquals(Reason.TOO_FEW_SIGNERS, reason(both, DOCUMENT, SIGNER.sign(DOCUMENT), TestPki.signer(ROOT).sign(DOCUMENT)));
        byte[] jws = Jws.write(List.of(SIGNER.sign(DOCUMENT), TestPki.signer(platform).sign(DOCUMENT)));
        assertEquals(2, both.verify(DOCUMENT, jws, NOW).value().orElseThrow().size());
    }

    @Test
    void aSignatureFileOfAnotherFormIsRefused() {
        String good = new String(Jws.write(List.of(SIGNER.sign(DOCUMENT))), StandardCharsets.UTF_8);
        for (String bad : List.of("{}", "[]", "", good + " ", good.replace("\"protected\":\"", "\"protected\":\"AA"), good.replace("signatures", "signature"),
                "{\"signatures\":[{\"protected\":\"e30\",\"signature\":\"AA\"}]}", "{\"payload\":\"\",\"signatures\":[]}")) {
            Refusal refusal = trust(ROOT).verify(DOCUMENT, bad.getBytes(StandardCharsets.UTF_8), NOW).refusal().orElseThrow();
            assertEquals(Reason.SIGNATURE_FORM, refusal.reason(), bad + ": " + refusal.sentence());
        }
    }

    private static PackageTrust trust(Party root) {
        return PackageTrust.of(List.of(root.certificate()));
    }

    private static List<PackageTrust.Signer> signers(Party root, Jws.Entry... entries) {
        Result<List<PackageTrust.Signer>> result = trust(root).verify(DOCUMENT, Jws.write(List.of(entries)), NOW);
        return result.value().orElseThrow(() -> new AssertionError(result));
    }

    private static Reason reason(PackageTrust trust, byte[] document, Jws.Entry... entries) {
        return trust.verify(document, Jws.write(List.of(entries)), NOW).refusal().orElseThrow().reason();
    }
}
