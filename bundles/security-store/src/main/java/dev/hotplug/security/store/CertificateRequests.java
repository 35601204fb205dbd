package dev.hotplug.security.store;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificate requests (PKCS#10, RFC 2986) with a subject of O and CN and no attributes, signed with SHA-256. Java has no
 * public way to make one. Pure.
 */
final class CertificateRequests {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANISATION = "2.5.4.10";
    private static final String SHA256_WITH_ECDSA = "1.2.840.10045.4.3.2";
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";

    private CertificateRequests() {}

    /** @param organisation empty: no O in the subject */
    static String pem(String organisation, String commonName, KeyPair pair) throws GeneralSecurityException {
        byte[] info = Der.sequence(
                Der.integer(0), subject(organisation, commonName), pair.getPublic().getEncoded(), Der.context0());
        return Pem.text("CERTIFICATE REQUEST", Der.sequence(info, algorithm(pair), Der.bits(sign(info, pair))));
    }

    private static byte[] subject(String organisation, String commonName) {
        List<byte[]> names = new ArrayList<>();
        if (!organisation.isEmpty()) {
            names.add(name(ORGANISATION, organisation));
        }
        names.add(name(COMMON_NAME, commonName));
        return Der.sequence(names.toArray(byte[][]::new));
    }

    private static byte[] name(String type, String value) {
        return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
    }

    /** RFC 5758: ECDSA has no parameters; RFC 4055: RSA has NULL. */
    private static byte[] algorithm(KeyPair pair) {
        return rsa(pair)
                ? Der.sequence(Der.oid(SHA256_WITH_RSA), new byte[] {5, 0})
                : Der.sequence(Der.oid(SHA256_WITH_ECDSA));
    }

    private static byte[] sign(byte[] info, KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(rsa(pair) ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(info);
        return signature.sign();
    }

    private static boolean rsa(KeyPair pair) {
        return pair.getPrivate().getAlgorithm().equals("RSA");
    }
}
