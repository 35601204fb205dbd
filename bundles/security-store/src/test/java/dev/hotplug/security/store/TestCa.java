package dev.hotplug.security.store;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs what it is given. */
final class TestCa {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1);

    final KeyPair pair = pair();
    final X509Certificate root;
    private final String name;

    TestCa(String name) {
        this.name = name;
        this.root = sign(name, pair.getPublic(), NOW.minusSeconds(3600), NOW.plusSeconds(10 * 365 * 86_400L));
    }

    static KeyPair pair() {
        try {
            return KeyMaker.make(KeyMaker.Kind.EC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate sign(String subject, PublicKey key, Instant from, Instant until) {
        return sign(subject, key, from, until, SERIAL.getAndIncrement());
    }

    X509CRL revocationList(Instant at, X509Certificate... revoked) {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(new X500Principal(name), Date.from(at));
            for (X509Certificate each : revoked) {
                builder.addCRLEntry(each.getSerialNumber(), Date.from(at), 0);
            }
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate sign(String subject, PublicKey key, long serial) {
        return sign(subject, key, NOW, NOW.plusSeconds(86_400), serial);
    }

    private X509Certificate sign(String subject, PublicKey key, Instant from, Instant until, long serial) {
        try {
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                            new X500Principal(name), BigInteger.valueOf(serial), Date.from(from), Date.from(until),
                            new X500Principal(subject), key)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
