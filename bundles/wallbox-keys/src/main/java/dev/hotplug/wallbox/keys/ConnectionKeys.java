package dev.hotplug.wallbox.keys;

import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.ConnectionTrial.Wish;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.SettingsOwner;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The vendor's keys of the connection. A change is tried, and given back when the new settings do not work. */
final class ConnectionKeys implements SettingsOwner {

    static final String URL = "WebSocketUrl";
    static final String USER = "WebSocketUser";
    static final String PASSWORD = "WebSocketPassword";
    private static final int LEAST_PASSWORD = 16;
    private static final int MOST_PASSWORD = 20;

    private final ConnectionTrial trial;
    private final List<Setting> settings;

    ConnectionKeys(ConnectionTrial trial) {
        this.trial = trial;
        this.settings = List.of(
                new Setting(
                        URL, Access.READ_WRITE, () -> shown(trial.inForce().url()), false,
                        text -> Verdict.refused("is set by the field centralSystem.url"),
                        "Address of the central system, ws:// or wss://, without the identity; another one is tried first."),
                Setting.readOnly(USER, () -> trial.inForce().identity(), "User of basic authentication: the charge point identity."),
                new Setting(
                        PASSWORD, Access.WRITE_ONLY, () -> "", false,
                        text -> Verdict.refused("is set by the field centralSystem.authorizationKey"),
                        "Password of basic authentication: 16 to 20 characters, or the digits of an AuthorizationKey."));
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public Optional<CompletionStage<Change>> undertake(String name, String value) {
        return Optional.of(wish(name, value).<CompletionStage<Change>>map(trial::ask).orElseGet(() -> CompletableFuture
                .completedStage(Change.rejected(name + " must have 16 to 20 printable ASCII characters, or be 32 to 40 hexadecimal digits"))));
    }

    private static Optional<Wish> wish(String name, String value) {
        return name.toLowerCase(Locale.ROOT).equals(URL.toLowerCase(Locale.ROOT))
                ? Optional.of(Wish.url(value))
                : key(value).map(Wish::authorizationKey);
    }

    /** The AuthorizationKey of a password: its bytes as hexadecimal digits. */
    static Optional<String> key(String password) {
        if (ConnectionSettings.isAuthorizationKey(password)) {
            return Optional.of(password);
        }
        boolean usable = password.length() >= LEAST_PASSWORD && password.length() <= MOST_PASSWORD
                && password.chars().allMatch(c -> c >= ' ' && c <= '~');
        return usable
                ? Optional.of(HexFormat.of().formatHex(password.getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** Never a password, should the provisioning file have put one into the URL. */
    private static String shown(String url) {
        return url.replaceFirst("//[^/]*@", "//");
    }
}
