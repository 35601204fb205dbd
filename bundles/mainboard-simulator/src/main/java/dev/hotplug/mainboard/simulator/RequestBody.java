package dev.hotplug.mainboard.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Reads the body of a request within a size and a time: whoever sends it drop by drop does not keep a thread. Any thread. */
final class RequestBody {
    private static final int CHUNK = 4096;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private RequestBody() {}

    /**
     * @param nanos a clock that only goes forward
     * @throws Body.Refused 413 when it is longer than {@code maxBytes}, 408 when it is not complete after {@code millis}
     */
    static byte[] read(InputStream in, int maxBytes, int millis, LongSupplier nanos) throws IOException, Body.Refused {
        long end = nanos.getAsLong() + millis * NANOS_PER_MILLI;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > maxBytes) {
                throw new Body.Refused(413, "the body has more than " + maxBytes + " bytes");
            }
            if (nanos.getAsLong() - end > 0) {
                throw new Body.Refused(408, "the body was not complete after " + millis + " ms");
            }
        }
        return body.toByteArray();
    }
}
