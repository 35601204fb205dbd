package dev.hotplug.update.set;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes between the contents: a ZIP file (APPNOTE 6.3) of stored entries with everything optional left out, so that names,
 * sizes, checksums and order leave nothing to choose. Pure.
 */
final class Zip {

    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;

    /** Where the size stands in what comes before the content. */
    static final int SIZE_AT = 22;

    static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    /** Version 1.0 of the format: stored entries. */
    static final short NEEDED = 10;

    /** 1 January 1980, midnight: the zero of the format. */
    static final short DATE = 0x0021;

    private Zip() {}

    /** What comes before the content of an entry. */
    static byte[] local(String name, long size, long crc) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = buffer(LOCAL_BYTES + ascii.length).putInt(LOCAL);
        common(bytes, ascii.length, size, crc).put(ascii);
        return bytes.array();
    }

    /** The entry once more in the directory. */
    static byte[] central(String name, long size, long crc, long offset) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = buffer(CENTRAL_BYTES + ascii.length).putInt(CENTRAL).putShort(NEEDED);
        common(bytes, ascii.length, size, crc);
        bytes.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) offset).put(ascii);
        return bytes.array();
    }

    /** The end of the file. */
    static byte[] end(int entries, long directorySize, long directoryOffset) {
        ByteBuffer bytes = buffer(END_BYTES).putInt(END).putShort((short) 0).putShort((short) 0);
        bytes.putShort((short) entries).putShort((short) entries);
        bytes.putInt((int) directorySize).putInt((int) directoryOffset).putShort((short) 0);
        return bytes.array();
    }

    private static ByteBuffer common(ByteBuffer bytes, int nameLength, long size, long crc) {
        bytes.putShort(NEEDED).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(DATE);
        return bytes.putInt((int) crc).putInt((int) size).putInt((int) size).putShort((short) nameLength).putShort((short) 0);
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
