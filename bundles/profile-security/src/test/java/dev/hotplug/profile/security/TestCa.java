package dev.hotplug.profile.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority, its own certificate, and what it signs. */
final class TestCa {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    private static final AtomicLong SERIAL = new AtomicLong(0xABCDEF);

    final KeyPair pair = pair();
    final X509Certificate certificate;
    private final String name;

    /** Its own root. */
    TestCa(String name) {
        this(name, NOW.plus(DAY.multipliedBy(3650)));
    }

    TestCa(String name, Instant until) {
        this.name = name;
        this.certificate = authority(name, pair.getPublic(), until);
    }

    /** Below another. */
    TestCa(String name, TestCa above) {
        this.name = name;
        this.certificate = above.authority(name, pair.getPublic(), NOW.plus(DAY.multipliedBy(3650)));
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    X509Certificate authority(String subject, PublicKey key, Instant until) {
        return made(subject, key, NOW.minus(DAY), until, new BasicConstraints(true), new KeyUsage(KeyUsage.keyCertSign), null);
    }

    X509Certificate client(String subject, PublicKey key) {
        return client(subject, key, NOW.minus(DAY), NOW.plus(DAY.multipliedBy(365)));
    }

    X509Certificate client(String subject, PublicKey key, Instant from, Instant until) {
        return made(subject, key, from, until, new BasicConstraints(false), new KeyUsage(KeyUsage.digitalSignature),
                KeyPurposeId.id_kp_clientAuth);
    }

    /** A server's certificate that says where the revocation list is. */
    X509Certificate server(String subject, PublicKey key, String... lists) {
        return made(subject, key, NOW.minus(DAY), NOW.plus(DAY.multipliedBy(365)), new BasicConstraints(false),
                new KeyUsage(KeyUsage.digitalSignature), KeyPurposeId.id_kp_serverAuth, lists);
    }

    /** Revokes these. */
    X509CRL revocationList(X509Certificate... revoked) {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(new X500Principal(name), Date.from(NOW));
            for (X509Certificate each : revoked) {
                builder.addCRLEntry(each.getSerialNumber(), Date.from(NOW.minus(DAY)), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate made(
            String subject, PublicKey key, Instant from, Instant until, BasicConstraints basic, KeyUsage usage, KeyPurposeId purpose,
            String... lists) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(name), BigInteger.valueOf(SERIAL.getAndIncrement()), Date.from(from), Date.from(until),
                    new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, basic);
            builder.addExtension(Extension.keyUsage, true, usage);
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (lists.length > 0) {
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(Arrays.stream(lists)
                        .map(each -> new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, each)))
                        .map(names -> new DistributionPoint(new DistributionPointName(names), null, null))
                        .toArray(DistributionPoint[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
