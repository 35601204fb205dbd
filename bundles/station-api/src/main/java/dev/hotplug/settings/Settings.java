package dev.hotplug.settings;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The values of all configuration keys. A value comes from, in falling order: a change by the central system or the page,
 * the provisioning file, the model's configuration, the product's configuration, the key's own default.
 */
@ProviderType
public interface Settings {

    /** How long the keys of an owner that left stay readable. */
    long GAP_MILLIS = 10_000;

    /**
     * The present value of a key by name, without case; empty when no owner in the set has it, and for a key that is never
     * disclosed. Any thread.
     */
    Optional<String> value(String name);

    /** The present value of one of the caller's own keys, also before it is registered as an owner. Any thread. */
    String text(Setting setting);

    /** The same as a number. */
    default int integer(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    /** The same as true or false. */
    default boolean bool(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** All keys that exist now, by name. Any thread. */
    List<View> all();

    /** One key by name, without case. Any thread. */
    Optional<View> find(String name);

    /**
     * Changes a key: judged by its rule, made durable, then made effective by its owner; the stage completes on the loop
     * after that. Station loop.
     */
    CompletionStage<Change> change(String name, String value);

    /**
     * A key as others see it.
     *
     * @param value empty for a key that is never disclosed
     * @param owner symbolic name of the bundle that owns it
     */
    record View(String name, Setting.Access access, Optional<String> value, boolean rebootRequired, String owner, String description) {}

    /** The outcome of a change (OCPP 1.6 section 7.22), with the reason when it was refused. */
    record Change(Status status, String reason) {

        public static Change accepted(String remark) {
            return new Change(Status.Accepted, remark);
        }

        public static Change rejected(String why) {
            return new Change(Status.Rejected, why);
        }

        /** Spelled as ConfigurationStatus. */
        public enum Status {
            Accepted,
            Rejected,
            RebootRequired,
            NotSupported
        }
    }
}
