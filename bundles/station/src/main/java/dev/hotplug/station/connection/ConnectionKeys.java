package dev.hotplug.station.connection;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;

/** Reads the two keys of the transport that belong to the connection, as they are in force. */
final class ConnectionKeys {

    static final String SECURITY_PROFILE = "SecurityProfile";
    static final String AUTHORIZATION_KEY = "AuthorizationKey";

    private static final Setting PROFILE = Setting.integer(SECURITY_PROFILE, 0, 0, 3, "");
    private static final Setting KEY = new Setting(
            AUTHORIZATION_KEY, Setting.Access.WRITE_ONLY, () -> "", false,
            text -> ConnectionSettings.isAuthorizationKey(text) ? Verdict.of(text) : Verdict.refused("is no key"), "");

    private ConnectionKeys() {}

    static ConnectionSettings with(CentralSystem centralSystem, Settings settings) {
        return new ConnectionSettings(
                centralSystem.url(), centralSystem.identity(), settings.integer(PROFILE), settings.text(KEY));
    }
}
