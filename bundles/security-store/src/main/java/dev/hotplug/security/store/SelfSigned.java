package dev.hotplug.security.store;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of a server that signs itself (X.509 version 3, RFC 5280), with an elliptic key. Its dates do not depend on the
 * clock, which a charger may not know: nobody judges it by them, but by its fingerprint. Java has no public way to make one.
 */
final class SelfSigned {

    private static final String BEGIN = "250101000000";
    private static final String END = "491231235959";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final int SERIAL_BYTES = 16;

    private SelfSigned() {}

    /** @param addresses under which the server is reached, beside the name {@code localhost} */
    static X509Certificate make(String commonName, List<InetAddress> addresses, KeyPair pair) throws GeneralSecurityException {
        byte[] serial = new byte[SERIAL_BYTES];
        new SecureRandom().nextBytes(serial);
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] body = Der.sequence(
                Der.context0(Der.integer(2)), Der.integer(serial), algorithm, name,
                Der.sequence(Der.utcTime(BEGIN), Der.utcTime(END)), name, pair.getPublic().getEncoded(),
                Der.context3(Der.sequence(names(addresses), usage())));
        byte[] whole = Der.sequence(body, algorithm, Der.bits(sign(body, pair)));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] names(List<InetAddress> addresses) {
        List<byte[]> names = new ArrayList<>();
        names.add(Der.plain(DNS, "localhost".getBytes(StandardCharsets.US_ASCII)));
        addresses.forEach(address -> names.add(Der.plain(ADDRESS, address.getAddress())));
        return Der.sequence(Der.oid(SUBJECT_ALTERNATIVE_NAMES), Der.octets(Der.sequence(names.toArray(byte[][]::new))));
    }

    private static byte[] usage() {
        return Der.sequence(Der.oid(EXTENDED_KEY_USAGE), Der.octets(Der.sequence(Der.oid(SERVER))));
    }

    private static byte[] sign(byte[] body, KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return signature.sign();
    }
}
