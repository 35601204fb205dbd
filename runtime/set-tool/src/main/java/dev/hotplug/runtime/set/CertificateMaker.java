package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Certificates;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/** Makes X.509 certificates (RFC 5280): roots, and what they certify. Java can read them, but has no public way to make one. */
final class CertificateMaker {

    private static final String SHA256_WITH_ECDSA = "1.2.840.10045.4.3.2";
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private final X500Principal issuer;
    private final PrivateKey key;
    private final PublicKey open;

    /**
     * @param key  of the issuer
     * @param open its other half
     */
    CertificateMaker(X500Principal issuer, PrivateKey key, PublicKey open) {
        this.issuer = issuer;
        this.key = key;
        this.open = open;
    }

    /** For an authority that may certify others. */
    X509Certificate authority(X500Principal subject, PublicKey of, Instant from, Instant until) throws GeneralSecurityException {
        byte[] certificatesAndLists = {0x06};
        return certificate(subject, of, from, until, Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.yes())),
                extension(KEY_USAGE, true, Der.bits(1, certificatesAndLists)),
                extension(SUBJECT_KEY, false, Der.octets(keyId(of))),
                authorityKey()));
    }

    /** For whoever signs software. */
    X509Certificate signer(X500Principal subject, PublicKey of, Instant from, Instant until) throws GeneralSecurityException {
        byte[] digitalSignature = {(byte) 0x80};
        return certificate(subject, of, from, until, Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, Der.bits(7, digitalSignature)),
                extension(EXTENDED_KEY_USAGE, true, Der.sequence(Der.oid(CODE_SIGNING))),
                extension(SUBJECT_KEY, false, Der.octets(keyId(of))),
                authorityKey()));
    }

    private X509Certificate certificate(X500Principal subject, PublicKey of, Instant from, Instant until, byte[] extensions)
            throws GeneralSecurityException {
        byte[] algorithm = rsa() ? Der.sequence(Der.oid(SHA256_WITH_RSA), Der.nothing()) : Der.sequence(Der.oid(SHA256_WITH_ECDSA));
        byte[] unsigned = Der.sequence(
                Der.context(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).add(BigInteger.ONE)),
                algorithm,
                issuer.getEncoded(),
                Der.sequence(Der.time(from), Der.time(until)),
                subject.getEncoded(),
                of.getEncoded(),
                Der.context(3, extensions));
        return Certificates.fromDer(Der.sequence(unsigned, algorithm, Der.bits(0, sign(unsigned))))
                .orElseThrow(() -> new IllegalStateException("a certificate that cannot be read was made"));
    }

    private byte[] sign(byte[] unsigned) throws GeneralSecurityException {
        Signature engine = Signature.getInstance(rsa() ? "SHA256withRSA" : "SHA256withECDSA");
        engine.initSign(key);
        engine.update(unsigned);
        return engine.sign();
    }

    private boolean rsa() {
        return key.getAlgorithm().equals("RSA");
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value)) : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private byte[] authorityKey() throws GeneralSecurityException {
        return extension(AUTHORITY_KEY, false, Der.sequence(Der.implicit(0, keyId(open))));
    }

    /** RFC 7093, method 1 over the whole key: a name, nothing that security rests on. */
    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        return java.util.Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 20);
    }
}
