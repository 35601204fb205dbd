package dev.hotplug.runtime.set;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the few forms of DER (X.690) that a certificate is made of. Pure. */
final class Der {

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] octets(byte[]... parts) {
        return tagged(0x04, parts);
    }

    /** @param unused bits of the last octet */
    static byte[] bits(int unused, byte[] octets) {
        return tagged(0x03, new byte[] {(byte) unused}, octets);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] yes() {
        return new byte[] {0x01, 0x01, (byte) 0xff};
    }

    static byte[] nothing() {
        return new byte[] {0x05, 0x00};
    }

    /** Constructed, context-specific. */
    static byte[] context(int number, byte[]... parts) {
        return tagged(0xa0 | number, parts);
    }

    /** Primitive, context-specific. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(0x80 | number, content);
    }

    /** RFC 5280, section 4.1.2.5: two digits of the year until 2049. */
    static byte[] time(Instant moment) {
        boolean soon = moment.isBefore(YEAR_2050);
        return tagged(soon ? 0x17 : 0x18, (soon ? UTC_TIME : GENERALIZED_TIME).format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    /** @param dotted {@code 2.5.29.15} */
    static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(base128(40L * Long.parseLong(parts[0]) + Long.parseLong(parts[1])));
        for (int i = 2; i < parts.length; i++) {
            content.writeBytes(base128(Long.parseLong(parts[i])));
        }
        return tagged(0x06, content.toByteArray());
    }

    private static byte[] base128(long value) {
        int length = Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (value >> 7 * (length - 1 - i) & 0x7f | (i < length - 1 ? 0x80 : 0));
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
