package dev.hotplug.profile.security;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Where a certificate says that its issuer's revocation list is (RFC 5280 section 4.2.1.13). Pure. */
final class DistributionPoints {

    /** More than this are not looked at. */
    static final int MOST = 4;

    private static final String EXTENSION = "2.5.29.31";
    private static final int CONSTRUCTED = 0x20;
    private static final int OCTET_STRING = 0x04;
    /** uniformResourceIdentifier of a GeneralName. */
    private static final int ADDRESS = 0x86;
    private static final int DEPTH = 8;

    private DistributionPoints() {}

    /** Addresses as they stand there; broken DER ends the list. */
    static List<String> of(X509Certificate certificate) {
        byte[] value = certificate.getExtensionValue(EXTENSION);
        List<String> found = new ArrayList<>();
        if (value != null) {
            collect(value, 0, value.length, DEPTH, found);
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    private static void collect(byte[] der, int from, int to, int depth, List<String> found) {
        int at = from;
        while (depth > 0 && to - at >= 2) {
            int tag = der[at] & 0xff;
            int lengthBytes = (der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7f;
            int start = at + 2 + lengthBytes;
            int length = length(der, at + 1, lengthBytes, to);
            if (length < 0 || length > to - start) {
                return;
            }
            if (tag == ADDRESS) {
                found.add(new String(der, start, length, StandardCharsets.US_ASCII));
            } else if ((tag & CONSTRUCTED) != 0 || tag == OCTET_STRING) {
                collect(der, start, start + length, depth - 1, found);
            }
            at = start + length;
        }
    }

    /** Negative when it is none. */
    private static int length(byte[] der, int at, int lengthBytes, int to) {
        if (lengthBytes == 0) {
            return der[at] & 0x7f;
        }
        if (lengthBytes > 2 || at + lengthBytes >= to) {
            return -1;
        }
        int length = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            length = length << 8 | der[at + i] & 0xff;
        }
        return length;
    }
}
