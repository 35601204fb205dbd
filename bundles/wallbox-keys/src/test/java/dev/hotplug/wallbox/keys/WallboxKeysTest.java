package dev.hotplug.wallbox.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.hardware.NetworkStatus.Kind;
import dev.hotplug.hardware.NetworkStatus.Uplink;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Shows({"S74", "S75"})
class WallboxKeysTest {

    private static final String SECRET = "A0".repeat(16);

    private final List<ConnectionTrial.Wish> wishes = new ArrayList<>();
    private ConnectionSettings inForce = new ConnectionSettings("wss://cs.example/ocpp", "CP1", 1, SECRET);
    private final MemorySettings settings = new MemorySettings().add(new ConnectionKeys(new FakeTrial()));

    private final class FakeTrial implements ConnectionTrial {
        @Override
        public ConnectionSettings inForce() {
            return inForce;
        }

        @Override
        public Progress progress() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Change> ask(Wish wish) {
            wishes.add(wish);
            return CompletableFuture.completedStage(Change.accepted(""));
        }

        @Override
        public CompletionStage<Change> setUp(CentralSystem wanted, int securityProfile, Optional<String> authorizationKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Boolean> cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registered(Registered answer) {}
    }

    private Status change(String key, String value) {
        return settings.change(key, value).toCompletableFuture().join().status();
    }

    @Test
    void theUrlIsTheOneInForce_andAChangeIsAWishForAnotherOne() {
        assertEquals(Optional.of("wss://cs.example/ocpp"), settings.value("websocketurl"));
        assertEquals(Status.Accepted, change("websocketurl", "wss://other.example"));
        assertEquals(Optional.of("wss://cs.example/ocpp"), settings.value("WebSocketUrl"), "until it has worked");
    }

    @Test
    @Shows("WebSocketUser")
    void theUserIsTheIdentityAndCannotBeAnother() {
        assertEquals(Optional.of("CP1"), settings.value("WebSocketUser"));
        assertEquals(Status.Rejected, change("WebSocketUser", "CP2"));
    }

    @ParameterizedTest
    @CsvSource({
        "sixteen letters., 7369787465656e206c6574746572732e",
        "twenty characters..., 7477656e747920636861726163746572732e2e2e",
        "00112233445566778899AABBCCDDEEFF, 00112233445566778899AABBCCDDEEFF"
    })
    void thePasswordBecomesTheBytesOfTheAuthorizationKey(String password, String key) {
        assertEquals(Status.Accepted, change("WebSocketPassword", password));
        assertEquals(Optional.of(key), wishes.get(0).authorizationKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fifteen letters", "twenty-one characters", "sechzehn Zeichen\u00e4", "sixteen\nletters."})
    void badInput_otherPasswordsAreRefused(String password) {
        assertEquals(Status.Rejected, change("WebSocketPassword", password));
        assertEquals(List.of(), wishes);
    }

    @Test
    void s75_noSecretIsInAReadableKey_notEvenOneInTheUrl() {
        inForce = inForce.withUrl("wss://me:hunter2@cs.example/ocpp");
        String all = settings.all().toString();
        assertFalse(all.contains("hunter2") || all.contains(SECRET), all);
        assertTrue(all.contains("wss://cs.example/ocpp"), all);
    }

    @Test
    void provisioningIsToldWhichFieldToUse() {
        for (Setting setting : new ConnectionKeys(new FakeTrial()).settings()) {
            assertTrue(setting.rule().judge("wss://x").refusal().isPresent(), setting.name());
        }
    }

    @Test
    void theWiFiIsWhatTheNetworkSays() {
        Uplink[] uplink = {new Uplink(Kind.WIFI, Optional.of("Garage"), OptionalInt.of(-61))};
        NetworkStatus network = () -> Optional.ofNullable(uplink[0]);
        MemorySettings shown = new MemorySettings().add(new NetworkKeys(network, true));
        assertEquals(Optional.of("Garage"), shown.value("SSID"));
        assertEquals(Optional.of("-61"), shown.value("WiFiSignalStrength"));
        uplink[0] = new Uplink(Kind.LAN, Optional.empty(), OptionalInt.empty());
        assertEquals(Optional.of(""), shown.value("SSID"));
        uplink[0] = null;
        assertEquals(Optional.of(""), shown.value("WiFiSignalStrength"));
        assertEquals(Status.Rejected, shown.change("SSID", "x").toCompletableFuture().join().status());
    }

    @Test
    void linuxSaysTheStrengthAndNotTheName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wireless");
        ProcWireless linux = new ProcWireless(file);
        assertFalse(linux.present());
        String titles = "Inter-| sta-|   Quality        |   Discarded packets\n face | tus | link level noise |  nwid\n";
        Files.writeString(file, titles);
        assertFalse(linux.present(), "no radio");
        Files.writeString(file, titles + " wlan0: 0000   52.  -58.  -256        0      0      0      0      0        0\n");
        assertEquals(OptionalInt.of(-58), linux.uplink().orElseThrow().signalDbm());
        Files.writeString(file, titles + " wlan0: 0000   52.  garbage\n\u0000\n");
        assertFalse(linux.present());
    }
}
