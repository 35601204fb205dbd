package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChangeBench.CARD;
import static dev.hotplug.itests.blackbox.ChangeBench.PATIENCE;
import static dev.hotplug.itests.blackbox.ChangeBench.awaitBoot;
import static dev.hotplug.itests.blackbox.ChangeBench.change;
import static dev.hotplug.itests.blackbox.ChangeBench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address of the central system is changed by the central system. */
@Shows({"S20", "ChangeConfiguration", "WebSocketUrl"})
class CentralSystemChangeTest {

    private static final Set<String> TRANSACTION_MESSAGES = Set.of("StartTransaction", "StopTransaction", "MeterValues");

    @TempDir
    Path folder;

    @Test
    @Shows({"S16", "S22"})
    void anAddressThatAcceptsTheBootIsKept_alsoOverAPowerCut() {
        try (ChangeBench bench = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            assertEquals(bench.old.url(), value(bench.old, "WebSocketUrl"));
            assertEquals("Accepted", change(bench.old, "WebSocketUrl", other.url() + "/"));
            awaitBoot(other, 0);
            assertEquals("BootNotification", other.calls().get(0).action(), "s16: nothing before");
            other.awaitStatusOf(0, "Available");
            other.awaitStatusOf(1, "Available");
            assertEquals(List.of("/ocpp/CP1"), other.resources());
            Await.until("in force", PATIENCE, () -> value(other, "WebSocketUrl"), other.url()::equals);
            bench.health().await("connection-change", PATIENCE, "OK", "kept");
            assertEquals(1, bench.old.connections());
            bench.powerCut();
            awaitBoot(other, 1);
            assertEquals(1, bench.old.attempts().size());
        }
    }

    @Test
    @Shows("S18")
    void anAddressThatDoesNotAcceptIsGivenBackAndItIsSaidWhy() {
        StringBuilder times = new StringBuilder();
        try (ChangeBench bench = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            other.answer("BootNotification", call -> Optional.of(boot("Rejected")));
            times.append(givenBack(bench, other.url(), "BootNotification with REJECTED"));
            other.answer("BootNotification", call -> Optional.of(boot("Pending")));
            times.append(givenBack(bench, other.url(), "BootNotification with PENDING"));
            other.answer("BootNotification", call -> Optional.empty());
            times.append(givenBack(bench, other.url(), "has not accepted the BootNotification"));
            times.append(givenBack(bench, other.url().replace("ws://", "wss://"), "does not speak TLS at this port"));
            assertEquals(Set.of("BootNotification"), actions(other), "nothing else was ever said there");
            try (RawServer locked = RawServer.start(RawServer.http(401))) {
                times.append(givenBack(bench, locked.url(), "HTTP 401"));
                locked.answer(request -> "", false);
                times.append(givenBack(bench, locked.url(), "within 8 s"));
            }
            times.append(givenBack(bench, "ws://127.0.0.1:" + ChargerProcess.freePort() + "/ocpp", "refused the connection"));
            assertEquals(bench.old.url(), value(bench.old, "WebSocketUrl"));
        }
        System.out.println("Trial of 8 s or 4 attempts; the old address is used again after [ms]: " + times);
    }

    private static String givenBack(ChangeBench bench, String url, String why) {
        int before = bench.old.connections();
        Instant asked = Instant.now();
        assertEquals("Accepted", change(bench.old, "WebSocketUrl", url), url);
        bench.old.awaitConnections(before + 1);
        long millis = Duration.between(asked, Instant.now()).toMillis();
        assertTrue(millis < 15_000, why + " took " + millis + " ms");
        bench.health().await("connection-change", PATIENCE, "given back", why, "No change of the connection is under way");
        return why + " " + millis + "; ";
    }

    @Test
    void badInput_anAddressThatCannotWorkIsRefused() {
        try (ChangeBench bench = ChangeBench.start(folder)) {
            for (String url : List.of("http://127.0.0.1/ocpp", "ws://127.0.0.1/ocpp/CP1", "ws://", "", "ws://127.0.0.1/a b",
                    "ws://me:hunter2@127.0.0.1/ocpp", "ws://127.0.0.1/ocpp?x=1", "ws://127.0.0.1:99999/ocpp", "x".repeat(500))) {
                assertEquals("Rejected", change(bench.old, "WebSocketUrl", url), url);
            }
            assertEquals("Rejected", change(bench.old, "WebSocketUser", "CP2"));
            assertEquals(1, bench.old.connections());
            assertFalse(bench.charger().output().contains("hunter2"));
        }
    }

    @Test
    @Shows({"S46", "StopTransaction"})
    void aRunningChargeIsFinishedAndToldWhereItWasOpened() {
        try (ChangeBench bench = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            charge(bench);
            assertEquals("Accepted", change(bench.old, "WebSocketUrl", other.url()));
            bench.health().await("connection-change", PATIENCE, "waits for the end of the charge that runs");
            assertTrue(bench.world().connector().path("contactorClosed").asBoolean());
            assertEquals(0, other.attempts().size());
            bench.world().unplug();
            bench.old.awaitCall("StopTransaction");
            awaitBoot(other, 0);
            other.awaitStatusOf(1, "Available");
            assertEquals(Set.of(), transactionMessages(other));
            charge(bench);
            other.awaitCall("StartTransaction");
            assertEquals(1, bench.old.calls("StartTransaction").size());
            bench.world().unplug();
            other.awaitCall("StopTransaction");
        }
    }

    @Test
    @Shows({"S46", "S47", "S49"})
    void whatTheOldOneDidNotTakeIsKeptForItAndNeverSentElsewhere_alsoOverPowerCuts() {
        try (ChangeBench bench = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            charge(bench);
            WireCentralSystem.Call start = bench.old.awaitCall("StartTransaction");
            bench.old.answer("StopTransaction", call -> Optional.empty());
            assertEquals("Accepted", change(bench.old, "WebSocketUrl", other.url()));
            bench.world().unplug();
            awaitBoot(other, 0);
            other.awaitStatusOf(1, "Available");
            bench.health().await("connection-change", PATIENCE, "WARN", "1 for 127.0.0.1:" + bench.old.port() + "/ocpp/CP1");
            bench.powerCut();
            awaitBoot(other, 1);
            charge(bench);
            other.awaitCall("StartTransaction");
            bench.world().unplug();
            WireCentralSystem.Call there = other.awaitCall("StopTransaction");
            assertEquals(other.transactionId(other.calls("StartTransaction").get(0).id()).orElseThrow(),
                    there.payload().path("transactionId").asInt());
            assertEquals(1, other.calls("StopTransaction").size(), "only what was opened there");
            int asked = bench.old.calls("StopTransaction").size();
            bench.old.answerAsUsual();
            assertEquals("Accepted", change(other, "WebSocketUrl", bench.old.url()));
            List<WireCentralSystem.Call> stops = bench.old.awaitCalls("StopTransaction", asked + 1, PATIENCE);
            WireCentralSystem.Call stop = stops.get(stops.size() - 1);
            assertEquals(bench.old.transactionId(start.id()).orElseThrow(), stop.payload().path("transactionId").asInt());
            assertEquals(stops.get(0).id(), stop.id(), "the same message");
            bench.health().await("connection-change", PATIENCE, "OK");
        }
    }

    @Test
    @Shows({"S46", "S54"})
    void aChargeThatBeginsWhileAnotherAddressIsTriedGoesToTheOneThatStays() {
        try (ChangeBench bench = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            assertEquals("Accepted", change(bench.old, "AuthorizationCacheEnabled", "true"));
            charge(bench);
            bench.old.awaitCall("StartTransaction");
            bench.world().unplug();
            bench.old.awaitCall("StopTransaction");
            bench.old.awaitStatusOf(1, "Available");
            other.answer("BootNotification", call -> Optional.of(boot("Pending")));
            int boots = bench.old.calls("BootNotification").size();
            assertEquals("Accepted", change(bench.old, "WebSocketUrl", other.url()));
            awaitBoot(other, 0);
            charge(bench);
            awaitBoot(bench.old, boots);
            List<WireCentralSystem.Call> starts = bench.old.awaitCalls("StartTransaction", 2, PATIENCE);
            bench.world().unplug();
            WireCentralSystem.Call stop = bench.old.awaitCalls("StopTransaction", 2, PATIENCE).get(1);
            assertEquals(bench.old.transactionId(starts.get(1).id()).orElseThrow(), stop.payload().path("transactionId").asInt());
            assertEquals(Set.of(), transactionMessages(other));
        }
    }

    /** The tag was accepted a moment ago or is in the cache. */
    private static void charge(ChangeBench bench) {
        bench.world().plug();
        bench.world().car("C");
        bench.world().card(CARD);
        bench.world().awaitConnector("energy", c -> c.path("drawnAmps").asDouble() > 1);
    }

    private static Map<String, Object> boot(String status) {
        return Map.of("status", status, "currentTime", Instant.now().toString(), "interval", 1);
    }

    static Set<String> actions(WireCentralSystem at) {
        Set<String> actions = new TreeSet<>();
        at.calls().forEach(call -> actions.add(call.action()));
        return actions;
    }

    private static Set<String> transactionMessages(WireCentralSystem at) {
        Set<String> actions = actions(at);
        actions.retainAll(TRANSACTION_MESSAGES);
        return actions;
    }

    @Test
    @Shows("chargingALimitConn1")
    void theVendorsLimitIsWhatTheCarIsOffered_alsoOverAPowerCut() {
        try (ChangeBench bench = ChangeBench.start(folder)) {
            assertEquals("32", value(bench.old, "chargingALimitConn1"));
            charge(bench);
            offers(bench, "10", 10);
            offers(bench, "0", 0);
            bench.old.awaitStatusOf(1, "SuspendedEVSE");
            offers(bench, "32", 32);
            bench.old.awaitStatusOf(1, "Charging");
            offers(bench, "7", 7);
            assertEquals("Rejected", change(bench.old, "chargingALimitConn1", "33"));
            assertEquals("Rejected", change(bench.old, "chargingALimitConn1", "5"));
            bench.powerCut();
            bench.old.awaitCalls("BootNotification", 2, PATIENCE);
            bench.world().unplug();
            bench.old.awaitStatusOf(1, "Available");
            charge(bench);
            bench.world().awaitConnector("7 A", c -> c.path("offeredAmps").asDouble() == 7);
            assertEquals("7", value(bench.old, "chargingALimitConn1"));
        }
    }

    private static void offers(ChangeBench bench, String value, int amps) {
        assertEquals("Accepted", change(bench.old, "chargingALimitConn1", value));
        bench.world().awaitConnector(value + " A", c -> c.path("offeredAmps").asDouble() == amps);
    }

    @Test
    @Shows({"S75", "SSID", "WiFiSignalStrength", "SerialNumber"})
    void vendorKeysTellTheTruthAndNoSecret() {
        try (ChangeBench bench = ChangeBench.start(folder)) {
            assertEquals("100001", value(bench.old, "SerialNumber"));
            assertEquals("Simulated Wi-Fi", value(bench.old, "SSID"));
            assertEquals("-55", value(bench.old, "WiFiSignalStrength"));
            bench.world().send("PUT", "wifi", "{\"ssid\":\"Garage\",\"dbm\":-71}");
            assertEquals("Garage", value(bench.old, "SSID"));
            assertEquals("-71", value(bench.old, "WiFiSignalStrength"));
            assertEquals("Rejected", change(bench.old, "SSID", "x"));
            assertEquals("Accepted", change(bench.old, "WebSocketPassword", "a secret of bytes"));
            bench.old.awaitConnections(2);
            JsonNode all = Await.until("all keys", PATIENCE, () -> bench.old.call("GetConfiguration", Map.of()), a -> a.has("configurationKey"));
            Set<String> names = new TreeSet<>();
            all.path("configurationKey").forEach(key -> names.add(key.path("key").asText()));
            assertTrue(names.containsAll(Set.of("WebSocketUrl", "WebSocketUser", "SSID")), names::toString);
            for (String secret : List.of("WebSocketPassword", "AuthorizationKey", "a secret of bytes", "6120736563726574206f66206279746573")) {
                assertFalse(all.toString().toLowerCase(java.util.Locale.ROOT).contains(secret.toLowerCase(java.util.Locale.ROOT)), secret);
            }
        }
    }
}
