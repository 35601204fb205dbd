package dev.hotplug.local.page.web;

import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The file in a request as its handler reads it: within a size and a time, and never in memory. */
public final class FileStream extends InputStream {

    static final int MAX_MILLIS = 600_000;

    private final InputStream in;
    private final long most;
    private final LongSupplier elapsedMillis;
    private final long end;
    private long count;
    private boolean atEnd;
    private Refused refused;

    /** @param most bytes */
    public FileStream(InputStream in, long most, LongSupplier elapsedMillis) {
        this.in = in;
        this.most = most;
        this.elapsedMillis = elapsedMillis;
        this.end = elapsedMillis.getAsLong() + MAX_MILLIS;
    }

    /** What a request with so long a file is told. */
    public static Refused tooLarge(long most) {
        return new Refused(413, "too-large", Words.of(
                "Die Datei ist größer als " + (most >> 20) + " MiB.", "The file is larger than " + (most >> 20) + " MiB."));
    }

    /** Why reading failed; empty when it did not. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /** All of it was read. */
    public boolean atEnd() {
        return atEnd;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = next(into, offset, length);
        atEnd |= n < 0;
        count += Math.max(0, n);
        if (count > most) {
            throw fail(tooLarge(most));
        }
        if (elapsedMillis.getAsLong() > end) {
            throw fail(slow());
        }
        return n;
    }

    /** Without a byte for long the server itself gives up. */
    private int next(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            throw fail(slow());
        }
    }

    private IOException fail(Refused because) {
        refused = because;
        return new IOException(because.answer().words().en());
    }

    private static Refused slow() {
        return new Refused(408, "too-slow", Words.of("Die Datei kam zu langsam oder nicht ganz an.", "The file came in too slowly, or not whole."));
    }
}
