package dev.hotplug.runtime.set;

import java.math.BigInteger;
import java.util.Arrays;

/** An ECDSA signature in DER (RFC 3279) as JWS has it (RFC 7518): R and S, 32 bytes each. Pure. */
final class Ecdsa {

    private static final int HALF = 32;

    private Ecdsa() {}

    /** @throws Complaint when it is none on P-256 */
    static byte[] fromDer(byte[] der) {
        if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2) {
            throw wrong();
        }
        int second = 4 + der[3];
        if (der[2] != 2 || second + 2 > der.length || der[second] != 2 || second + 2 + der[second + 1] != der.length) {
            throw wrong();
        }
        byte[] both = new byte[2 * HALF];
        put(Arrays.copyOfRange(der, 4, second), both, 0);
        put(Arrays.copyOfRange(der, second + 2, der.length), both, HALF);
        return both;
    }

    private static void put(byte[] integer, byte[] both, int at) {
        if (integer.length == 0) {
            throw wrong();
        }
        BigInteger value = new BigInteger(integer);
        if (value.signum() <= 0 || value.bitLength() > 8 * HALF) {
            throw wrong();
        }
        byte[] bytes = value.toByteArray();
        int from = bytes.length > HALF ? 1 : 0;
        System.arraycopy(bytes, from, both, at + HALF - (bytes.length - from), bytes.length - from);
    }

    private static Complaint wrong() {
        return Complaint.of("The signature is no ECDSA signature on P-256 in DER.");
    }
}
