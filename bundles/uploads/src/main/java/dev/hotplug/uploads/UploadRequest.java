package dev.hotplug.uploads;

import dev.hotplug.transfer.Tries;
import java.time.Duration;
import java.util.Optional;

/**
 * What the central system asks for.
 *
 * @param location  where to; may hold a password
 * @param requestId repeated in each status, where the message has one
 */
public record UploadRequest(String location, Tries tries, Optional<Integer> requestId) {

    /** Between two tries, when the central system says nothing about it. */
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(60);

    /** As the fields of a message say it. */
    public static UploadRequest of(
            String location, Optional<Integer> retries, Optional<Integer> retryInterval, Optional<Integer> requestId) {
        return new UploadRequest(location, Tries.of(retries, retryInterval, RETRY_INTERVAL), requestId);
    }

    /** Without the location. */
    @Override
    public String toString() {
        return "UploadRequest[" + tries + ", " + requestId + "]";
    }
}
