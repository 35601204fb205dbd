package dev.hotplug.uploads;

import java.util.Optional;

/**
 * A status on its way to the central system.
 *
 * @param messageId kept until it is answered, so that the central system can drop a second one
 * @param requestId of the request that asked for the upload, where requests have one
 */
public record Report(String messageId, UploadStatus status, Optional<Integer> requestId) {

    /** It ends an upload; Uploading does not. */
    boolean ends() {
        return status != UploadStatus.Uploading;
    }

    String text() {
        return messageId + " " + status + requestId.map(id -> " " + id).orElse("");
    }

    /** Empty for what is none. */
    static Optional<Report> parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length < 2 || parts.length > 3) {
            return Optional.empty();
        }
        Optional<Integer> requestId = parts.length == 3 ? number(parts[2]) : Optional.empty();
        return UploadStatus.named(parts[1]).map(status -> new Report(parts[0], status, requestId));
    }

    /** Empty for what is none. */
    static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
