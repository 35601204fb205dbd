package dev.hotplug.ocpp16.firmwaremanagement;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Asks for a firmware update (OCPP 1.6 section 5.19). */
public final class UpdateFirmware {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("UpdateFirmware", Req.class, Conf.class);

    private UpdateFirmware() {}

    /**
     * @param location      URI of the firmware
     * @param retries       additional attempts after the first (errata 3.50)
     * @param retrieveDate  not before
     * @param retryInterval s
     */
    public record Req(
            String location, Optional<Integer> retries, Instant retrieveDate, Optional<Integer> retryInterval) {

        public Req {
            Limits.atLeast("retries", 0, retries);
            Limits.atLeast("retryInterval", 0, retryInterval);
        }

        /** Without the location: it may hold a password. */
        @Override
        public String toString() {
            return "Req[retries=" + retries + ", retryInterval=" + retryInterval + "]";
        }
    }

    public record Conf() {}
}
