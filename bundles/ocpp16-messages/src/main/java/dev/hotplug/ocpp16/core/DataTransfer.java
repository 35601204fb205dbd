package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.util.Optional;

/** A vendor's own message, in either direction (OCPP 1.6 sections 4.3 and 5.6). */
public final class DataTransfer {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("DataTransfer", Req.class, Conf.class);

    private DataTransfer() {}

    /** @param data any text, of any length */
    public record Req(String vendorId, Optional<String> messageId, Optional<String> data) {

        public Req {
            Limits.text("vendorId", vendorId, 255);
            Limits.text("messageId", messageId, 50);
        }
    }

    public record Conf(DataTransferStatus status, Optional<String> data) {}

    /** How it was taken. */
    public enum DataTransferStatus {
        Accepted,
        Rejected,
        UnknownMessageId,
        UnknownVendorId
    }
}
