package dev.hotplug.profile.security;

import dev.hotplug.ocpp16.security.CertificateHashDataType;
import dev.hotplug.ocpp16.security.HashAlgorithmEnumType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Names certificates as OCSP does (RFC 6960 section 4.1.1): hashes of the issuer's name and key, and the serial number. The
 * issuer's key is looked for among the certificates at hand; where it is not there, as with a root signed by one that is
 * not installed, the certificate's own key takes its place. Pure.
 */
final class HashData {

    private HashData() {}

    /** @param others among which the issuer may be */
    static CertificateHashDataType of(
            X509Certificate certificate, Collection<X509Certificate> others, HashAlgorithmEnumType algorithm) {
        return of(certificate, issuerKeys(certificate, others).get(0), algorithm);
    }

    /** Whether that is the certificate, by whichever of its possible issuers' keys. */
    static boolean names(CertificateHashDataType data, X509Certificate certificate, Collection<X509Certificate> others) {
        return issuerKeys(certificate, others).stream()
                .map(key -> of(certificate, key, data.hashAlgorithm()))
                .anyMatch(own -> own.issuerNameHash().equalsIgnoreCase(data.issuerNameHash())
                        && own.issuerKeyHash().equalsIgnoreCase(data.issuerKeyHash())
                        && own.serialNumber().equalsIgnoreCase(withoutZeros(data.serialNumber())));
    }

    private static CertificateHashDataType of(X509Certificate certificate, PublicKey issuerKey, HashAlgorithmEnumType algorithm) {
        return new CertificateHashDataType(
                algorithm,
                hash(algorithm, certificate.getIssuerX500Principal().getEncoded()),
                hash(algorithm, keyBits(issuerKey)),
                certificate.getSerialNumber().toString(16));
    }

    /** The likeliest first; the own one last. */
    private static List<PublicKey> issuerKeys(X509Certificate certificate, Collection<X509Certificate> others) {
        List<PublicKey> keys = new ArrayList<>();
        if (!Signatures.issued(certificate, certificate)) {
            others.stream().filter(other -> Signatures.issued(other, certificate)).forEach(o -> keys.add(o.getPublicKey()));
        }
        keys.add(certificate.getPublicKey());
        return keys;
    }

    /** The key without tag, length and number of unused bits: what is in the BIT STRING of SubjectPublicKeyInfo. */
    private static byte[] keyBits(PublicKey key) {
        byte[] info = key.getEncoded();
        int algorithm = content(info, 0);
        int bits = content(info, algorithm) + length(info, algorithm);
        int start = content(info, bits) + 1;
        return Arrays.copyOfRange(info, start, content(info, bits) + length(info, bits));
    }

    /** Where the content of the DER value at {@code at} begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static String hash(HashAlgorithmEnumType algorithm, byte[] content) {
        try {
            String name = algorithm.name().replace("SHA", "SHA-");
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String withoutZeros(String serialNumber) {
        return serialNumber.replaceFirst("^0+(?=.)", "");
    }
}
