package dev.hotplug.update.set;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a file from its beginning to its end and knows where it is; ending too early is a refusal. */
final class Inlet {

    private final InputStream in;
    private long at;

    Inlet(InputStream in) {
        this.in = in;
    }

    long at() {
        return at;
    }

    /** At least one byte, at most {@code length}. */
    int some(byte[] buffer, int length, String what) throws IOException, Unfit {
        int read = in.read(buffer, 0, length);
        if (read <= 0) {
            throw Unfit.of(Reason.TRUNCATED, "The file ends at byte %d, within %s.", at, what);
        }
        at += read;
        return read;
    }

    /** Exactly so many; the memory is taken at once, so the length is one that was checked. */
    byte[] bytes(int length, String what) throws IOException, Unfit {
        byte[] bytes = in.readNBytes(length);
        at += bytes.length;
        if (bytes.length < length) {
            throw Unfit.of(Reason.TRUNCATED, "The file ends at byte %d, within %s.", at, what);
        }
        return bytes;
    }

    /** So many, or as many as there are. */
    byte[] upTo(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        at += bytes.length;
        return bytes;
    }

    ByteBuffer buffer(int length, String what) throws IOException, Unfit {
        return ByteBuffer.wrap(bytes(length, what)).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean ended() throws IOException {
        return in.read() < 0;
    }
}
