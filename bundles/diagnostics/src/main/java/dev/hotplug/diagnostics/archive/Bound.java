package dev.hotplug.diagnostics.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/** The file under the archive, and how much more may go into it: bytes and time. */
final class Bound extends FilterOutputStream {

    /** Room that is kept for the end of the entry, the directory and the list of what was cut. */
    static final int RESERVE = 40 * 1024;

    private final long maxBytes;
    private final long endMillis;
    private final LongSupplier elapsedMillis;
    private long bytes;
    private boolean broken;

    Bound(OutputStream out, long maxBytes, long endMillis, LongSupplier elapsedMillis) {
        super(out);
        this.maxBytes = maxBytes;
        this.endMillis = endMillis;
        this.elapsedMillis = elapsedMillis;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        broken = true;
        out.write(from, offset, length);
        broken = false;
        bytes += length;
    }

    /** The file cannot be written any more. */
    boolean broken() {
        return broken;
    }

    long bytes() {
        return bytes;
    }

    /** Nothing more is to be begun. */
    boolean reached() {
        return bytes > maxBytes - RESERVE || elapsedMillis.getAsLong() > endMillis;
    }
}
