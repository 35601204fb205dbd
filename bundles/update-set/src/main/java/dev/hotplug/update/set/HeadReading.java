package dev.hotplug.update.set;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first bytes of a file that is fetched in parts: do they hold the whole beginning of a set? */
public sealed interface HeadReading {

    /** So many bytes are asked for first: enough for a set of a hundred bundles. */
    int FIRST_BYTES = 32 * 1024;

    /** As many are enough for every set. */
    int MOST_BYTES = Limits.FORMAT.documentBytes() + Limits.FORMAT.signatureBytes() + 1_024;

    /** They do. */
    record Whole(SetHead head) implements HeadReading {}

    /**
     * They do not, so far.
     *
     * @param bytes from the beginning of the file that are to be tried next; more than there are
     */
    record More(int bytes) implements HeadReading {}

    /** This is no set, or a wrong one. */
    record Refused(Refusal refusal) implements HeadReading {}

    /** @param start the first bytes of the file */
    static HeadReading of(byte[] start) {
        try {
            Result<SetHead> head = SetReader.readHead(new ByteArrayInputStream(start), Limits.FORMAT);
            if (head instanceof Result.Ok<SetHead> ok) {
                return new Whole(ok.it());
            }
            Refusal refusal = head.refusal().orElseThrow();
            return refusal.reason() == Reason.TRUNCATED && start.length < MOST_BYTES
                    ? new More(Math.max(start.length + 1, needed(start)))
                    : new Refused(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the sizes that the entries declare, as far as they are there; they were judged already. */
    private static int needed(byte[] start) {
        ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int document = Zip.LOCAL_BYTES + Layout.DOCUMENT.length();
        if (start.length < document) {
            return FIRST_BYTES;
        }
        int signatures = document + bytes.getInt(Zip.SIZE_AT);
        int data = signatures + Zip.LOCAL_BYTES + Layout.SIGNATURES.length();
        return start.length < data ? Math.min(MOST_BYTES, data + 4_096) : data + bytes.getInt(signatures + Zip.SIZE_AT);
    }
}
