package dev.hotplug.security.store;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the few forms of DER (X.690) that certificate requests and certificates are made of. Pure. */
final class Der {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTC_TIME = 0x17;
    private static final int CONTEXT_PLAIN = 0x80;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT_0 = 0xa0;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    /** Constructed, context-specific, number 0. */
    static byte[] context0(byte[]... parts) {
        return tagged(CONTEXT_0, parts);
    }

    /** @param value 0 to 127 */
    static byte[] integer(int value) {
        return tagged(INTEGER, new byte[] {(byte) value});
    }

    /** @param magnitude of a positive number, the greatest octet first */
    static byte[] integer(byte[] magnitude) {
        return tagged(INTEGER, new BigInteger(1, magnitude).toByteArray());
    }

    static byte[] octets(byte[] octets) {
        return tagged(OCTET_STRING, octets);
    }

    /** @param digits {@code yyMMddHHmmss}, UTC, from 1950 to 2049 */
    static byte[] utcTime(String digits) {
        return tagged(UTC_TIME, (digits + "Z").getBytes(StandardCharsets.US_ASCII));
    }

    /** Primitive, context-specific. */
    static byte[] plain(int number, byte[] content) {
        return tagged(CONTEXT_PLAIN | number, content);
    }

    /** Constructed, context-specific, number 3. */
    static byte[] context3(byte[]... parts) {
        return tagged(CONTEXT_0 | 3, parts);
    }

    static byte[] utf8(String text) {
        return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whole octets, no bit unused. */
    static byte[] bits(byte[] octets) {
        return tagged(BIT_STRING, new byte[] {0}, octets);
    }

    /** @param dotted {@code 2.5.4.3} */
    static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(base128(40L * Long.parseLong(parts[0]) + Long.parseLong(parts[1])));
        for (int i = 2; i < parts.length; i++) {
            content.writeBytes(base128(Long.parseLong(parts[i])));
        }
        return tagged(OBJECT_IDENTIFIER, content.toByteArray());
    }

    private static byte[] base128(long value) {
        List<Byte> groups = new ArrayList<>();
        for (long rest = value; groups.isEmpty() || rest > 0; rest >>= 7) {
            groups.add(0, (byte) (rest & 0x7f | (groups.isEmpty() ? 0 : 0x80)));
        }
        byte[] octets = new byte[groups.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = groups.get(i);
        }
        return octets;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.writeBytes(length(content.size()));
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }
}
