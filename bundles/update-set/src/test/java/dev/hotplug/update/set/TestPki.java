package dev.hotplug.update.set;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Roots and signing certificates, made by another library than the product's. */
final class TestPki {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** Somebody with a key and a certificate. */
    record Party(KeyPair keys, X509Certificate certificate) {

        Jws.Entry sign(byte[] document, X509Certificate... issuers) {
            return sign(document, SigningAlgorithm.of(keys.getPublic()).orElseThrow(), issuers);
        }

        Jws.Entry sign(byte[] document, SigningAlgorithm algorithm, X509Certificate... issuers) {
            List<X509Certificate> chain = new java.util.ArrayList<>(List.of(certificate));
            chain.addAll(List.of(issuers));
            String header = Jws.header(algorithm, chain);
            try {
                Signature engine = algorithm.engine();
                engine.initSign(keys.getPrivate());
                engine.update(Jws.signed(header, document));
                return new Jws.Entry(header, algorithm, chain, engine.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestPki() {}

    static Party root(String name) {
        return root(name, ec());
    }

    static Party root(String name, KeyPair keys) {
        return new Party(keys, certificate(name, keys.getPublic(), name, keys, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(3650)), true, 0, false));
    }

    static Party signer(Party root) {
        return signer(root, ec());
    }

    static Party signer(Party root, KeyPair keys) {
        return signer(root, keys, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)), KeyUsage.digitalSignature, true);
    }

    static Party signer(Party root, KeyPair keys, Instant from, Instant until, int usage, boolean codeSigning) {
        return new Party(keys, certificate(root.certificate().getSubjectX500Principal().getName(), keys.getPublic(),
                "CN=Release " + SERIAL.get(), root.keys(), from, until, false, usage, codeSigning));
    }

    /** An authority below a root. */
    static Party authority(Party root, String name, KeyPair keys) {
        return new Party(keys, certificate(root.certificate().getSubjectX500Principal().getName(), keys.getPublic(),
                name, root.keys(), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(300)), true, 0, false));
    }

    private static X509Certificate certificate(
            String issuer, PublicKey key, String subject, KeyPair by, Instant from, Instant until, boolean authority, int usage, boolean codeSigning) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer), BigInteger.valueOf(SERIAL.getAndIncrement()), Date.from(from), Date.from(until),
                    new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : usage));
            if (codeSigning) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
            }
            String algorithm = by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ec() {
        return ec("secp256r1");
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
