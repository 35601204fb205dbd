package dev.hotplug.ocpp16.core;

import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Tells the status of a connector, or of the charge point (0) (OCPP 1.6 section 4.9). */
public final class StatusNotification {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("StatusNotification", Req.class, Conf.class);

    private StatusNotification() {}

    public record Req(
            int connectorId,
            ChargePointErrorCode errorCode,
            Optional<String> info,
            ChargePointStatus status,
            Optional<Instant> timestamp,
            Optional<String> vendorId,
            Optional<String> vendorErrorCode) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
            Limits.text("info", info, 50);
            Limits.text("vendorId", vendorId, 255);
            Limits.text("vendorErrorCode", vendorErrorCode, 50);
        }
    }

    public record Conf() {}
}
