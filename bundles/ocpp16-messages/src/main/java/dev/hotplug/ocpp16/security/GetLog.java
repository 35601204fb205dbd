package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Asks for a log to be uploaded (security white paper, sections 5.9 and 5.10). */
public final class GetLog {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("GetLog", Req.class, Conf.class);

    private GetLog() {}

    /**
     * @param requestId     repeated in every LogStatusNotification
     * @param retries       additional attempts after the first (errata 3.50)
     * @param retryInterval s
     */
    public record Req(
            LogParametersType log,
            LogEnumType logType,
            int requestId,
            Optional<Integer> retries,
            Optional<Integer> retryInterval) {

        public Req {
            Limits.atLeast("retries", 0, retries);
            Limits.atLeast("retryInterval", 0, retryInterval);
        }
    }

    /** @param filename empty when nothing is uploaded */
    public record Conf(LogStatusEnumType status, Optional<String> filename) {

        public Conf {
            Limits.text("filename", filename, 255);
        }
    }

    /** Which log. */
    public enum LogEnumType {
        DiagnosticsLog,
        SecurityLog
    }

    /** What happens. */
    public enum LogStatusEnumType {
        Accepted,
        Rejected,
        /** Accepted, and an upload that was under way is given up. */
        AcceptedCanceled
    }

    /** @param remoteLocation URI of the folder to upload to */
    public record LogParametersType(
            String remoteLocation, Optional<Instant> oldestTimestamp, Optional<Instant> latestTimestamp) {

        public LogParametersType {
            Limits.text("remoteLocation", remoteLocation, 512);
        }

        /** Without the location: it may hold a password. */
        @Override
        public String toString() {
            return "LogParametersType[oldestTimestamp=" + oldestTimestamp + ", latestTimestamp=" + latestTimestamp + "]";
        }
    }
}
