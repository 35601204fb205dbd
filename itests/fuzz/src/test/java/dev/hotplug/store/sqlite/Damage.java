package dev.hotplug.store.sqlite;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Changes to a file, told by an input: six bytes for each of at most 16, the first of which names file and kind. */
final class Damage {

    private static final int RECORD = 6;
    private static final int MOST = 16;
    private static final int PAGE = 4096;
    private static final int KINDS = 6;

    private Damage() {}

    /** Whether an input has damage for that file. */
    static boolean any(byte[] input, int file) {
        for (int at = 0; at + RECORD <= Math.min(input.length, RECORD * MOST); at += RECORD) {
            if ((input[at] & 1) == file) {
                return true;
            }
        }
        return false;
    }

    /** The file after all damage that the input has for it. */
    static byte[] to(byte[] whole, byte[] input, int file) {
        byte[] bytes = whole.clone();
        for (int at = 0; at + RECORD <= Math.min(input.length, RECORD * MOST) && bytes.length > 0; at += RECORD) {
            if ((input[at] & 1) == file) {
                bytes = one(bytes, (input[at] & 0xff) / 2 % KINDS, place(input, at, bytes.length), input[at + 5]);
            }
        }
        return bytes;
    }

    private static int place(byte[] input, int at, int length) {
        return Math.floorMod(ByteBuffer.wrap(input, at + 1, 4).getInt(), length);
    }

    private static byte[] one(byte[] bytes, int kind, int place, byte value) {
        int page = place / PAGE * PAGE;
        int end = Math.min(page + PAGE, bytes.length);
        switch (kind) {
            case 0 -> bytes[place] ^= value == 0 ? 1 : value;
            case 1 -> bytes[place] = value;
            case 2 -> Arrays.fill(bytes, place, Math.min(place + 1 + (value & 0xff), bytes.length), value);
            case 3 -> Arrays.fill(bytes, page, end, value);
            case 4 -> System.arraycopy(bytes, (value & 0xff) * PAGE % Math.max(1, bytes.length - (end - page)), bytes, page, end - page);
            default -> {
                return Arrays.copyOf(bytes, place);
            }
        }
        return bytes;
    }
}
