package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Sets a configuration key (OCPP 1.6 section 5.3). */
public final class ChangeConfiguration {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ChangeConfiguration", Req.class, Conf.class);

    private ChangeConfiguration() {}

    /** Its text form leaves the value out: it may be a secret. */
    public record Req(String key, String value) {

        public Req {
            Limits.text("key", key, 50);
            Limits.text("value", value, 500);
        }

        @Override
        public String toString() {
            return "Req[key=" + key + "]";
        }
    }

    public record Conf(ConfigurationStatus status) {}

    /** How it went. */
    public enum ConfigurationStatus {
        Accepted,
        Rejected,
        RebootRequired,
        NotSupported
    }
}
