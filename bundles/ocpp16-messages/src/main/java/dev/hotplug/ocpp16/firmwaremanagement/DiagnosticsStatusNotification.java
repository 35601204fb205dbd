package dev.hotplug.ocpp16.firmwaremanagement;

import dev.hotplug.ocpp.Operation;

/** Tells how an upload of diagnostics goes (OCPP 1.6 section 4.4). */
public final class DiagnosticsStatusNotification {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("DiagnosticsStatusNotification", Req.class, Conf.class);

    private DiagnosticsStatusNotification() {}

    public record Req(DiagnosticsStatus status) {}

    public record Conf() {}

    /** Idle only as the answer to a trigger. */
    public enum DiagnosticsStatus {
        Idle,
        Uploaded,
        UploadFailed,
        Uploading
    }
}
