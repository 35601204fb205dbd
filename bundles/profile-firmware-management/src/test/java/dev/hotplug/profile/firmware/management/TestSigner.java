package dev.hotplug.profile.firmware.management;

import dev.hotplug.update.set.FileSignature;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A manufacturer's root, and a key that signs firmware. */
final class TestSigner {

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final String ROOT = "CN=Manufacturer";

    private final KeyPair rootKeys = keys("EC", 256);
    private final Instant now;
    final X509Certificate root;
    final X509Certificate certificate;
    final KeyPair keys;
    /** Of {@link FirmwareRig#FILE}, in a way that is permitted by default. */
    final String good;

    TestSigner(Instant now) {
        this(now, keys("EC", 256), now.plus(Duration.ofDays(30)));
    }

    TestSigner(Instant now, KeyPair keys, Instant until) {
        this.now = now;
        this.keys = keys;
        this.root = certificate(ROOT, rootKeys.getPublic(), now.plus(Duration.ofDays(3650)), true);
        this.certificate = certificate("CN=Release", keys.getPublic(), until, false);
        this.good = sign(FirmwareRig.FILE, keys.getPublic().getAlgorithm().equals("EC") ? FileSignature.Scheme.ECDSA : FileSignature.Scheme.PSS);
    }

    static KeyPair keys(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String subject, PublicKey key, Instant until, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(ROOT), BigInteger.valueOf(SERIAL.getAndIncrement()), Date.from(now.minus(Duration.ofDays(60))),
                    Date.from(until), new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKeys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    X509CRL revoking() {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(new X500Principal(ROOT), Date.from(now));
            builder.addCRLEntry(certificate.getSerialNumber(), Date.from(now.minus(Duration.ofDays(1))), CRLReason.keyCompromise);
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKeys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(byte[] file, FileSignature.Scheme scheme) {
        try {
            Signature engine = FileSignature.engine(scheme, keys.getPublic()).orElseThrow();
            engine.initSign(keys.getPrivate());
            engine.update(file);
            return Base64.getEncoder().encodeToString(engine.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
