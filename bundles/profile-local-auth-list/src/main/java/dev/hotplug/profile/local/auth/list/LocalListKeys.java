package dev.hotplug.profile.local.auth.list;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the profile (OCPP 1.6 section 9.2). The station reads LocalAuthListEnabled at each card; the lengths are the
 * vendor's to set, by configuration.
 */
@Component(service = SettingsOwner.class, immediate = true, configurationPid = LocalListConfiguration.PID)
@Designate(ocd = LocalListConfiguration.class)
public final class LocalListKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "GetLocalListVersion,SendLocalList";

    /** Entries that the list may have, when nothing is configured. Look-up time does not depend on it; the store needs about 100 bytes for each. */
    static final int MAX_LENGTH = 50_000;

    /** Entries that one SendLocalList may have, when nothing is configured. */
    static final int SEND_MAX_LENGTH = 50_000;

    static final Setting ENABLED = Setting.bool(
            "LocalAuthListEnabled",
            true,
            "Whether the local authorization list is used and can be sent; a list that is there is kept while it is false.");

    private static final String LIST = "LocalAuthListMaxLength";
    private static final String SEND = "SendLocalListMaxLength";
    private static final int MOST = 500_000;
    private static final Logger LOG = LoggerFactory.getLogger(LocalListKeys.class);

    private final List<Setting> keys = List.of(
            ENABLED,
            Setting.readOnly(LIST, () -> Integer.toString(lengths().list()), "How many entries the local authorization list can have."),
            Setting.readOnly(SEND, () -> Integer.toString(lengths().sent()), "How many entries one SendLocalList can have."));

    private volatile Lengths lengths;

    /**
     * Entries that there may be.
     *
     * @param list in the list
     * @param sent in one message
     */
    record Lengths(int list, int sent) {

        static final Lengths USUAL = new Lengths(MAX_LENGTH, SEND_MAX_LENGTH);

        static Lengths of(LocalListConfiguration configuration) {
            return new Lengths(
                    within("maxLength", configuration.maxLength()), within("sendMaxLength", configuration.sendMaxLength()));
        }

        private static int within(String name, int configured) {
            int taken = Math.max(1, Math.min(MOST, configured));
            if (taken != configured) {
                LOG.warn("{}: {} = {} is not within 1 and {}; it counts as {}.", LocalListConfiguration.PID, name, configured, MOST, taken);
            }
            return taken;
        }

        /** What the keys say now. */
        static Lengths in(Settings settings) {
            return new Lengths(number(settings, LIST, MAX_LENGTH), number(settings, SEND, SEND_MAX_LENGTH));
        }

        private static int number(Settings settings, String key, int otherwise) {
            return settings.value(key).map(Integer::valueOf).orElse(otherwise);
        }
    }

    /** As without a configuration. */
    public LocalListKeys() {
        this(Lengths.USUAL);
    }

    LocalListKeys(Lengths lengths) {
        this.lengths = lengths;
    }

    @Activate
    public LocalListKeys(LocalListConfiguration configuration) {
        this(Lengths.of(configuration));
    }

    @Modified
    void modified(LocalListConfiguration configuration) {
        lengths = Lengths.of(configuration);
    }

    private Lengths lengths() {
        return lengths;
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }
}
