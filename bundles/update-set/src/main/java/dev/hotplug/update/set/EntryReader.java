package dev.hotplug.update.set;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what comes before the content of an entry: every field has one value that it may have. */
final class EntryReader {

    private static final int LONGEST_NAME = 200;

    private EntryReader() {}

    /** Size and checksum that an entry declares. */
    record Declared(long size, long crc) {}

    /**
     * @param name     that belongs here
     * @param smallest size that may be declared
     * @param largest  size that may be declared
     */
    static Declared read(Inlet in, String name, long smallest, long largest) throws IOException, Unfit {
        boolean first = in.at() == 0;
        ByteBuffer header = in.buffer(Zip.LOCAL_BYTES, "the header of " + name);
        if (header.getInt() != Zip.LOCAL) {
            throw first
                    ? Unfit.of(Reason.NOT_A_SET, "The file is no update set: it does not begin as a ZIP file.")
                    : Unfit.of(Reason.UNEXPECTED_ENTRY, "The entry %s is missing: something else stands in its place.", name);
        }
        short needed = header.getShort();
        int flags = header.getShort();
        int method = header.getShort();
        int time = header.getShort();
        int date = header.getShort();
        Declared declared = new Declared(0, Integer.toUnsignedLong(header.getInt()));
        long packed = Integer.toUnsignedLong(header.getInt());
        long size = Integer.toUnsignedLong(header.getInt());
        int nameLength = Short.toUnsignedInt(header.getShort());
        int extra = Short.toUnsignedInt(header.getShort());
        checkName(in, name, nameLength, first);
        one(name, "general purpose flags (encrypted, streamed or renamed)", flags, 0);
        one(name, "method (a set is not compressed)", method, 0);
        one(name, "version needed", needed, Zip.NEEDED);
        one(name, "time", time, 0);
        one(name, "date", date, Zip.DATE);
        one(name, "length of the extra field", extra, 0);
        checkSize(name, packed, size, smallest, largest);
        return new Declared(size, declared.crc());
    }

    private static void checkName(Inlet in, String name, int length, boolean first) throws IOException, Unfit {
        boolean fits = length == name.length();
        byte[] bytes = fits ? in.bytes(length, "the name of an entry") : in.upTo(Math.min(length, LONGEST_NAME));
        String found = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!fits || !found.equals(name)) {
            throw first
                    ? Unfit.of(Reason.NOT_A_SET, "The file is no update set: its first entry is \"%s\", not %s.", cut(found), name)
                    : Unfit.of(Reason.UNEXPECTED_ENTRY, "The entry \"%s\" stands where %s belongs.", cut(found), name);
        }
    }

    private static String cut(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "..." : name;
    }

    private static void one(String name, String field, int value, int wanted) throws Unfit {
        if (value != wanted) {
            throw Unfit.of(Reason.ENTRY_FORM, "The entry %s has the %s %d; only %d is permitted.", name, field, value, wanted);
        }
    }

    private static void checkSize(String name, long packed, long size, long smallest, long largest) throws Unfit {
        if (packed != size) {
            throw Unfit.of(Reason.SIZE_DIFFERS, "The entry %s declares %d bytes packed and %d unpacked.", name, packed, size);
        }
        if (size < smallest || size > largest) {
            throw smallest == largest
                    ? Unfit.of(Reason.SIZE_DIFFERS, "The entry %s declares %d bytes, and the document says %d.", name, size, largest)
                    : Unfit.of(Reason.TOO_LARGE, "The entry %s declares %d bytes; %d to %d are permitted.", name, size, smallest, largest);
        }
    }
}
