package dev.hotplug.uploads;

import dev.hotplug.transfer.Failure;
import java.util.Optional;

/** How an upload stands, or how it ended. The names are stored: none may change. */
public enum UploadStatus {
    Uploading,
    Uploaded,
    /** For any reason but those below. */
    UploadFailed,
    /** The server did not let us in, or not write there. */
    PermissionDenied,
    /** The server cannot take files like that. */
    NotSupportedOperation,
    /** What the server said was no word of its protocol. */
    BadMessage;

    static UploadStatus of(Failure failure) {
        return switch (failure.kind()) {
            case LOGIN, FORBIDDEN -> PermissionDenied;
            case UNSUPPORTED -> NotSupportedOperation;
            case PROTOCOL -> BadMessage;
            default -> UploadFailed;
        };
    }

    /** Empty for what is no name of one. */
    static Optional<UploadStatus> named(String name) {
        for (UploadStatus each : values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
