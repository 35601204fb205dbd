package dev.hotplug.transfer;

import java.util.Optional;

/** How a transfer ended. */
public sealed interface Outcome {

    /**
     * The file is there: an upload was confirmed by the server, a download is whole and flushed to the disk.
     *
     * @param bytes  of the file, what an earlier attempt fetched included
     * @param server what the server said of the version it gave, when it said it
     */
    record Done(long bytes, Optional<Validator> server) implements Outcome {}

    /**
     * It is not.
     *
     * @param bytes  of a download that are in the target and may be resumed from; 0 for an upload
     * @param server of which version they are; without it they cannot be resumed from
     */
    record Failed(Failure failure, long bytes, Optional<Validator> server) implements Outcome {}
}
