package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local authorization lists over the wire: large ones, offline, and through power cuts. */
class LocalAuthListTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int CUT_LIST = 10_000;
    /** Power cuts of the test; a long run sets the property. */
    private static final int ROUNDS = Integer.getInteger("hotplug.kills", 5);

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private Path provisioning;
    private ChargerProcess charger;

    @BeforeEach
    void start() {
        centralSystem = WireCentralSystem.start();
        centralSystem.answer("Authorize", c -> Optional.of(Map.of("idTagInfo", Map.of("status", "Invalid"))));
        provisioning = Provisioning.of(centralSystem.url())
                .key("AuthorizationCacheEnabled", "false")
                .key("AllowOfflineTxForUnknownId", "false")
                .key("LocalAuthorizeOffline", "true")
                .key("LocalPreAuthorize", "true")
                .write(folder);
        startCharger();
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"SendLocalList", "S34", "TC_043"})
    void s34_aListOfOneMegabyteInOneFrame_isAccepted_andDecidesOffline() {
        List<String> entries = megabyte();
        assertEquals("Accepted", status(send(frame(11, "Full", entries))));
        assertEquals(11, version());
        centralSystem.goOffline();
        SimulatorClient world = charger.simulator();
        world.plug();
        world.car("C");
        world.card(uid(entries.size()));
        world.card(uid(13));
        assertFalse(world.connector().path("contactorClosed").asBoolean(), "neither an unlisted nor a blocked card charges");
        world.card(uid(entries.size() - 1));
        world.awaitConnector("charges offline", c -> c.path("contactorClosed").asBoolean());
        centralSystem.goOnline();
        assertEquals(
                tag(entries.size() - 1), centralSystem.awaitCall("StartTransaction").payload().path("idTag").asText());
    }

    @Test
    @Shows({"SendLocalList", "GetLocalListVersion", "S34", "TC_043", "TC_043_2"})
    void s34_aListOfOneMegabyteInFragments_isAccepted_andChangedByADifferentialOne() {
        List<String> entries = megabyte();
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
        centralSystem.sendFragments(frame(id, 3, "Full", entries), 10_000);
        assertEquals("Accepted", status(WireCentralSystem.await(answer, "SendLocalList in fragments")));
        assertEquals(3, version());
        assertEquals("VersionMismatch", status(send(frame(3, "Differential", List.of(entry(1, "Blocked"))))));
        String removal = "{\"idTag\":\"" + tag(2) + "\"}";
        assertEquals("Accepted", status(send(frame(4, "Differential", List.of(entry(1, "Blocked"), removal)))));
        assertEquals(4, version());
        assertFalse(startsWithoutAsking(1), "blocked by the change");
        assertFalse(startsWithoutAsking(2), "removed by the change");
        assertTrue(startsWithoutAsking(3));
    }

    @Test
    @Shows({"SendLocalList", "GetLocalListVersion", "S34", "S35", "TC_042_1", "TC_042_2", "TC_043_1", "TC_043_3"})
    void s34_s35_whatIsRefused_changesNothing_TC_042_TC_043() {
        assertEquals(0, version());
        assertEquals("Accepted", status(send(frame(5, "Full", List.of(entry(1, "Accepted"))))));
        assertEquals("Failed", status(send(frame(6, "Full", List.of(entry(2, "Accepted"), entry(2, "Blocked"))))));
        assertEquals("Failed", status(send(frame(6, "Full", List.of("{\"idTag\":\"" + tag(2) + "\"}")))));
        assertEquals("Failed", status(send(frame(0, "Full", List.of(entry(2, "Accepted"))))));
        assertEquals(5, version());
        change("LocalAuthListEnabled", "false");
        assertEquals(-1, version());
        assertEquals("NotSupported", status(send(frame(6, "Full", List.of()))));
        change("LocalAuthListEnabled", "true");
        assertEquals(5, version());
        assertEquals("Accepted", status(send(frame(6, "Full", List.of()))));
        assertEquals(0, version());
    }

    @Test
    void theKeysAndTheProfileAreThere() {
        assertTrue(value("SupportedFeatureProfiles").contains("LocalAuthListManagement"));
        assertTrue(Integer.parseInt(value("LocalAuthListMaxLength")) >= 50_000);
        assertTrue(Integer.parseInt(value("SendLocalListMaxLength")) >= CUT_LIST);
        assertEquals("true", value("LocalAuthListEnabled"));
    }

    @Test
    @Shows({"SendLocalList", "S34"})
    void s34_aPowerCutAtAnyInstant_leavesTheOldListOrTheNew() {
        long seed = Long.getLong("hotplug.seed", new Random().nextLong());
        System.out.println("power cuts in a list with -Dhotplug.seed=" + seed);
        Random random = new Random(seed);
        long before = System.nanoTime();
        assertEquals("Accepted", status(send(frame(1, "Full", cutList(1)))));
        long nanosOfOneList = System.nanoTime() - before;
        int version = 1;
        List<String> outcomes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String type = random.nextBoolean() ? "Full" : "Differential";
            centralSystem.sendText(frame(version + 1, type, cutList(version + 1)));
            LockSupport.parkNanos((long) (random.nextDouble() * 1.5 * nanosOfOneList));
            charger.powerCut();
            centralSystem.forget();
            startCharger();
            int found = version();
            assertTrue(found == version || found == version + 1, "version " + found + " after " + version);
            assertEntries(found, random);
            outcomes.add(found == version ? "old" : "new");
            version = found;
        }
        System.out.println("lists found after the power cuts: " + outcomes);
    }

    /** Each refused card is asked about, one after the other; of those that are let in the first waits for a plug. */
    private void assertEntries(int version, Random random) {
        for (int i = accepting(version) ? 4 : 0; i < 5; i++) {
            int card = random.nextInt(CUT_LIST);
            assertEquals(accepting(version), startsWithoutAsking(card), "card " + card + " of version " + version);
        }
    }

    private void startCharger() {
        charger = ChargerProcess.start(new ChargerProcess.Options().data(folder.resolve("data")).provision(provisioning));
        centralSystem.awaitStatus("Available");
    }

    /** True when the card is let in by the list alone; otherwise the central system is asked. */
    private boolean startsWithoutAsking(int card) {
        centralSystem.forget();
        charger.simulator().card(uid(card));
        return Await.until(
                        "what becomes of card " + card,
                        Duration.ofSeconds(15),
                        centralSystem::calls,
                        calls -> calls.stream().anyMatch(LocalAuthListTest::decided))
                .stream()
                .filter(LocalAuthListTest::decided)
                .findFirst()
                .orElseThrow()
                .action()
                .equals("StatusNotification");
    }

    private static boolean decided(WireCentralSystem.Call call) {
        return call.action().equals("Authorize")
                || call.action().equals("StatusNotification") && call.payload().path("status").asText().equals("Preparing");
    }

    private JsonNode send(String frame) {
        String id = frame.substring(frame.indexOf('"') + 1, frame.indexOf("\",\"SendLocalList\""));
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
        centralSystem.sendText(frame);
        return WireCentralSystem.await(answer, "SendLocalList");
    }

    private int version() {
        return centralSystem.call("GetLocalListVersion", Map.of()).path("listVersion").asInt(Integer.MIN_VALUE);
    }

    private void change(String key, String value) {
        assertEquals("Accepted", status(centralSystem.call("ChangeConfiguration", Map.of("key", key, "value", value))));
    }

    private String value(String key) {
        JsonNode conf = centralSystem.call("GetConfiguration", Map.of("key", List.of(key)));
        return conf.path("configurationKey").path(0).path("value").asText();
    }

    private static String status(JsonNode conf) {
        return conf.path("status").asText(conf.toString());
    }

    private static String frame(int version, String type, List<String> entries) {
        return frame(UUID.randomUUID().toString(), version, type, entries);
    }

    private static String frame(String id, int version, String type, List<String> entries) {
        return "[2,\"" + id + "\",\"SendLocalList\",{\"listVersion\":" + version + ",\"updateType\":\"" + type
                + "\",\"localAuthorizationList\":[" + String.join(",", entries) + "]}]";
    }

    /** Entries of more than 1 MB; every 13th is blocked, every third has everything an entry can have. */
    private static List<String> megabyte() {
        List<String> entries = new ArrayList<>();
        for (int length = 0; length < MEGABYTE; length += entries.get(entries.size() - 1).length()) {
            int card = entries.size();
            String status = card % 13 == 0 ? "Blocked" : "Accepted";
            entries.add(card % 3 == 0 ? wholeEntry(card, status) : entry(card, status));
        }
        if (entries.size() % 13 == 1) {
            entries.add(entry(entries.size(), "Accepted"));
        }
        return entries;
    }

    /** Lists of odd versions accept everybody, those of even versions nobody. */
    private static List<String> cutList(int version) {
        List<String> entries = new ArrayList<>();
        for (int card = 0; card < CUT_LIST; card++) {
            entries.add(entry(card, accepting(version) ? "Accepted" : "Blocked"));
        }
        return entries;
    }

    private static boolean accepting(int version) {
        return version % 2 == 1;
    }

    private static String entry(int card, String status) {
        return "{\"idTag\":\"" + tag(card) + "\",\"idTagInfo\":{\"status\":\"" + status + "\"}}";
    }

    private static String wholeEntry(int card, String status) {
        return "{\"idTag\":\"" + tag(card) + "\",\"idTagInfo\":{\"expiryDate\":\"2099-12-31T23:59:59.000Z\","
                + "\"parentIdTag\":\"FLEET-" + card % 100 + "\",\"status\":\"" + status + "\"}}";
    }

    private static String tag(int card) {
        return String.format("%08X", 0x10000000 + card);
    }

    /** The bytes of a card, of which the idTag is the reverse. */
    private static String uid(int card) {
        return String.format("%08X", Integer.reverseBytes(0x10000000 + card));
    }
}
