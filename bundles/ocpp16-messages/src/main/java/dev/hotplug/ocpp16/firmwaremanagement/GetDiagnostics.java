package dev.hotplug.ocpp16.firmwaremanagement;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Asks for diagnostics to be uploaded (OCPP 1.6 section 5.9). */
public final class GetDiagnostics {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("GetDiagnostics", Req.class, Conf.class);

    private GetDiagnostics() {}

    /**
     * @param location      URI of the folder to upload to
     * @param retries       additional attempts after the first (errata 3.50)
     * @param retryInterval s
     */
    public record Req(
            String location,
            Optional<Integer> retries,
            Optional<Integer> retryInterval,
            Optional<Instant> startTime,
            Optional<Instant> stopTime) {

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

    /** @param fileName empty when there is nothing to upload */
    public record Conf(Optional<String> fileName) {

        public Conf {
            Limits.text("fileName", fileName, 255);
        }
    }
}
