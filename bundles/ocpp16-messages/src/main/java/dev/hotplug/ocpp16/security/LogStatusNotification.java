package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import java.util.Optional;

/** Tells how the upload of a log goes (security white paper, sections 5.13 and 5.14). */
public final class LogStatusNotification {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("LogStatusNotification", Req.class, Conf.class);

    private LogStatusNotification() {}

    /** @param requestId of GetLog; empty only when the message was asked for and no upload is under way */
    public record Req(UploadLogStatusEnumType status, Optional<Integer> requestId) {}

    public record Conf() {}

    /** How it goes. */
    public enum UploadLogStatusEnumType {
        BadMessage,
        Idle,
        NotSupportedOperation,
        PermissionDenied,
        Uploaded,
        UploadFailure,
        Uploading
    }
}
