package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp16.security.CertificateHashDataType;
import dev.hotplug.ocpp16.security.HashAlgorithmEnumType;
import dev.hotplug.testkit.Shows;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our names of certificates against those that Bouncy Castle makes for OCSP. */
@Shows("GetInstalledCertificateIds")
class HashDataTest {

    private final TestCa root = new TestCa("CN=Root,O=Operator");
    private final TestCa below = new TestCa("CN=Below", root);

    private static void assertAsInOcsp(CertificateHashDataType data, X509Certificate issuer, X509Certificate certificate) throws Exception {
        var algorithm = new AlgorithmIdentifier(switch (data.hashAlgorithm()) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
        });
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(algorithm),
                new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
        assertEquals(HexFormat.of().formatHex(id.getIssuerNameHash()), data.issuerNameHash());
        assertEquals(HexFormat.of().formatHex(id.getIssuerKeyHash()), data.issuerKeyHash());
        assertEquals(certificate.getSerialNumber().toString(16), data.serialNumber());
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithmEnumType.class)
    void aRootIsNamedByItsOwnKey(HashAlgorithmEnumType algorithm) throws Exception {
        assertAsInOcsp(HashData.of(root.certificate, List.of(), algorithm), root.certificate, root.certificate);
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithmEnumType.class)
    void anotherIsNamedByItsIssuersKey(HashAlgorithmEnumType algorithm) throws Exception {
        CertificateHashDataType data = HashData.of(below.certificate, List.of(below.certificate, root.certificate), algorithm);
        assertAsInOcsp(data, root.certificate, below.certificate);
    }

    @Test
    void anRsaKeysHashIsThatOfItsBits() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        X509Certificate rsa = root.authority("CN=RSA", generator.generateKeyPair().getPublic(), TestCa.NOW.plus(TestCa.DAY));
        X509Certificate client = root.client("CN=1", rsa.getPublicKey());
        assertAsInOcsp(HashData.of(client, List.of(), HashAlgorithmEnumType.SHA256), rsaNamed(rsa), client);
    }

    /** Only the key counts here; the issuer's name is the root's. */
    private X509Certificate rsaNamed(X509Certificate rsa) {
        return root.authority("CN=Root,O=Operator", rsa.getPublicKey(), TestCa.NOW.plus(TestCa.DAY));
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithmEnumType.class)
    void s96_aNameIsRecognisedInAnyCaseAndWithLeadingZeros(HashAlgorithmEnumType algorithm) {
        CertificateHashDataType own = HashData.of(root.certificate, List.of(), algorithm);
        CertificateHashDataType sent = new CertificateHashDataType(
                algorithm,
                own.issuerNameHash().toUpperCase(Locale.ROOT),
                own.issuerKeyHash().toUpperCase(Locale.ROOT),
                "00" + own.serialNumber().toUpperCase(Locale.ROOT));

        assertTrue(HashData.names(sent, root.certificate, List.of()));
        assertFalse(HashData.names(sent, new TestCa("CN=Root,O=Operator").certificate, List.of()));
        assertFalse(HashData.names(
                new CertificateHashDataType(algorithm, own.issuerNameHash(), own.issuerKeyHash(), "0"), root.certificate, List.of()));
    }

    @Test
    void theIssuersRemovalDoesNotMakeARootUnrecognisable() {
        CertificateHashDataType before =
                HashData.of(below.certificate, List.of(), HashAlgorithmEnumType.SHA256);
        assertTrue(HashData.names(before, below.certificate, List.of(root.certificate)));
    }
}
