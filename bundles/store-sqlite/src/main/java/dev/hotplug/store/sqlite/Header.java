package dev.hotplug.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first 100 bytes of the file (SQLite file format, section 1.3), as far as they are the same for every file of ours. */
final class Header {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 100;
    /** A number above this is no version but damage. */
    private static final int PLAUSIBLE = 10_000;

    /** One number of the header, and what it has to be; {@code otherwise} is allowed too. */
    private enum Field {
        PAGE_SIZE(16, 2, Schema.PAGE_BYTES),
        WRITE_VERSION(18, 1, 1, 2),
        READ_VERSION(19, 1, 1, 2),
        RESERVED(20, 1, 0),
        PAYLOAD_FRACTIONS(21, 3, 0x402020),
        SCHEMA_FORMAT(44, 4, 4),
        AUTO_VACUUM(52, 4, 0),
        TEXT_ENCODING(56, 4, 1),
        USER_VERSION(60, 4, Schema.VERSION),
        INCREMENTAL_VACUUM(64, 4, 0),
        APPLICATION(68, 4, Schema.APPLICATION);

        final int offset;
        final int bytes;
        final int wanted;
        final int otherwise;

        Field(int offset, int bytes, int wanted) {
            this(offset, bytes, wanted, wanted);
        }

        Field(int offset, int bytes, int wanted, int otherwise) {
            this.offset = offset;
            this.bytes = bytes;
            this.wanted = wanted;
            this.otherwise = otherwise;
        }

        int in(byte[] head) {
            return ByteBuffer.wrap(head).getInt(offset + bytes - 4) & (int) ((1L << 8 * bytes) - 1);
        }

        boolean holds(byte[] head) {
            return in(head) == wanted || in(head) == otherwise;
        }
    }

    private Header() {}

    /** What is wrong with the header; empty text when nothing is. */
    static String complaint(byte[] head) {
        if (head.length < BYTES) {
            return head.length == 0 ? "it is empty" : "it is cut short";
        }
        boolean sound = hasMagic(head) && Arrays.stream(Field.values()).allMatch(field -> field.holds(head));
        return sound ? "" : "its first bytes are not those of a Hotplug database";
    }

    /** A database of ours whose data version is above the one we know. */
    static boolean isNewer(byte[] head) {
        return head.length >= BYTES
                && hasMagic(head)
                && Field.APPLICATION.holds(head)
                && version(head) > Schema.VERSION
                && version(head) <= PLAUSIBLE;
    }

    static int version(byte[] head) {
        return Field.USER_VERSION.in(head);
    }

    private static boolean hasMagic(byte[] head) {
        return Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }
}
