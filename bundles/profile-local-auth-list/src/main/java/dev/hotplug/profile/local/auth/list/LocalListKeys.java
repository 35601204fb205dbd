package dev.hotplug.profile.local.auth.list;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The keys of the profile (OCPP 1.6 section 9.2). The station reads LocalAuthListEnabled at each card. */
@Component(service = SettingsOwner.class, immediate = true)
public final class LocalListKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "GetLocalListVersion,SendLocalList";

    /** Entries that the list may have. Look-up time does not depend on it; the store needs about 100 bytes for each. */
    static final int MAX_LENGTH = 50_000;

    /** Entries that one SendLocalList may have. */
    static final int SEND_MAX_LENGTH = 50_000;

    static final Setting ENABLED = Setting.bool(
            "LocalAuthListEnabled",
            true,
            "Whether the local authorization list is used and can be sent; a list that is there is kept while it is false.");

    static final Setting LIST_MAX_LENGTH = Setting.readOnly(
            "LocalAuthListMaxLength",
            () -> Integer.toString(MAX_LENGTH),
            "How many entries the local authorization list can have.");

    static final Setting LIST_SEND_MAX_LENGTH = Setting.readOnly(
            "SendLocalListMaxLength",
            () -> Integer.toString(SEND_MAX_LENGTH),
            "How many entries one SendLocalList can have.");

    private static final List<Setting> KEYS = List.of(ENABLED, LIST_MAX_LENGTH, LIST_SEND_MAX_LENGTH);

    @Override
    public List<Setting> settings() {
        return KEYS;
    }
}
