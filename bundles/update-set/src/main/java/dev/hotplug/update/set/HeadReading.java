package dev.hotplug.update.set;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The first bytes of a file that is fetched in parts: do they hold the whole beginning of a set? */
public sealed interface HeadReading {

    /** So many bytes are asked for first: mostly enough. */
    int FIRST_BYTES = 64 * 1024;

    /** As many are enough for every set. */
    int MOST_BYTES = Limits.FORMAT.documentBytes() + Limits.FORMAT.signatureBytes() + 1_024;

    /** They do. */
    record Whole(SetHead head) implements HeadReading {}

    /** They do not, so far: ask for {@link #MOST_BYTES}. */
    record More() implements HeadReading {}

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
            return refusal.reason() == Reason.TRUNCATED && start.length < MOST_BYTES ? new More() : new Refused(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
