package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Introduces the charge point (OCPP 1.6 section 4.2). */
public final class BootNotification {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("BootNotification", Req.class, Conf.class);

    private BootNotification() {}

    public record Req(
            String chargePointVendor,
            String chargePointModel,
            Optional<String> chargePointSerialNumber,
            Optional<String> chargeBoxSerialNumber,
            Optional<String> firmwareVersion,
            Optional<String> iccid,
            Optional<String> imsi,
            Optional<String> meterType,
            Optional<String> meterSerialNumber) {

        public Req {
            Limits.text("chargePointVendor", chargePointVendor, 20);
            Limits.text("chargePointModel", chargePointModel, 20);
            Limits.text("chargePointSerialNumber", chargePointSerialNumber, 25);
            Limits.text("chargeBoxSerialNumber", chargeBoxSerialNumber, 25);
            Limits.text("firmwareVersion", firmwareVersion, 50);
            Limits.text("iccid", iccid, 20);
            Limits.text("imsi", imsi, 20);
            Limits.text("meterType", meterType, 25);
            Limits.text("meterSerialNumber", meterSerialNumber, 25);
        }
    }

    /** @param interval s: heartbeat when Accepted, least wait before the next BootNotification otherwise; 0: the charge point chooses */
    public record Conf(RegistrationStatus status, Instant currentTime, int interval) {}

    /** Whether the central system knows the charge point. */
    public enum RegistrationStatus {
        Accepted,
        Pending,
        Rejected
    }
}
