package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Asks for signed firmware to be fetched and installed (security white paper, sections 5.21 and 5.22). */
public final class SignedUpdateFirmware {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("SignedUpdateFirmware", Req.class, Conf.class);

    private SignedUpdateFirmware() {}

    /**
     * @param retries       additional attempts after the first (errata 3.50)
     * @param retryInterval s
     * @param requestId     repeated in every SignedFirmwareStatusNotification
     */
    public record Req(Optional<Integer> retries, Optional<Integer> retryInterval, int requestId, FirmwareType firmware) {

        public Req {
            Limits.atLeast("retries", 0, retries);
            Limits.atLeast("retryInterval", 0, retryInterval);
        }
    }

    public record Conf(UpdateFirmwareStatusEnumType status) {}

    /** What happens. */
    public enum UpdateFirmwareStatusEnumType {
        Accepted,
        Rejected,
        /** Accepted, and an update that was under way is given up. */
        AcceptedCanceled,
        InvalidCertificate,
        RevokedCertificate
    }

    /**
     * @param location           URI of the file
     * @param retrieveDateTime   not to be fetched before
     * @param installDateTime    not to be installed before; empty: at once
     * @param signingCertificate PEM
     * @param signature          base64
     */
    public record FirmwareType(
            String location,
            Instant retrieveDateTime,
            Optional<Instant> installDateTime,
            String signingCertificate,
            String signature) {

        public FirmwareType {
            Limits.text("location", location, 512);
            Limits.text("signingCertificate", signingCertificate, 5500);
            Limits.text("signature", signature, 800);
        }

        /** Without the location: it may hold a password. */
        @Override
        public String toString() {
            return "FirmwareType[retrieveDateTime=" + retrieveDateTime + ", installDateTime=" + installDateTime + "]";
        }
    }
}
