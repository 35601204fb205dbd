package dev.hotplug.local.page.web;

import dev.hotplug.page.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Reads the body of a request within a size and a time. */
public final class Body {

    /** Most bytes of a body. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_MILLIS = 10_000;
    private static final int PIECE = 4096;

    private Body() {}

    /** The whole body; empty when there is none. */
    public static byte[] read(InputStream in, LongSupplier elapsedMillis) throws Refused {
        long end = elapsedMillis.getAsLong() + MAX_MILLIS;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                body.write(piece, 0, n);
                if (body.size() > MAX_BYTES) {
                    throw new Refused(413, "too-large", Words.of("Die Anfrage ist zu groß.", "The request is too large."));
                }
                if (elapsedMillis.getAsLong() > end) {
                    throw slow();
                }
            }
        } catch (IOException e) {
            throw slow();
        }
        return body.toByteArray();
    }

    private static Refused slow() {
        return new Refused(408, "too-slow", Words.of("Die Anfrage kam zu langsam an.", "The request came in too slowly."));
    }
}
