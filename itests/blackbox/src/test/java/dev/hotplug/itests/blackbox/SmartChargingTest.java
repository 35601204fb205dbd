package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChargingProfiles.byDefault;
import static dev.hotplug.itests.blackbox.ChargingProfiles.max;
import static dev.hotplug.itests.blackbox.ChargingProfiles.tx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What the car is really offered follows the charging profiles. */
class SmartChargingTest extends BenchTest {

    private static final String CARD = "04A23C5A";
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private void assertSet(Map<String, Object> request) {
        assertEquals("Accepted", bench.status("SetChargingProfile", request), request.toString());
    }

    private void clearAll() {
        bench.status("ClearChargingProfile", Map.of());
    }

    private void awaitOffer(double ampere) {
        Await.until(ampere + " A offered", SECONDS, world::connector, c -> c.path("offeredAmps").asDouble() == ampere);
    }

    private static int transactionId(WireCentralSystem.Call start, WireCentralSystem centralSystem) {
        return Await.until("transaction id", SECONDS, () -> centralSystem.transactionId(start.id()), id -> id.isPresent()).get();
    }

    private JsonNode composite(int connector, int duration) {
        return centralSystem.call(
                "GetCompositeSchedule", Map.of("connectorId", connector, "duration", duration, "chargingRateUnit", "A"));
    }

    private static String periods(JsonNode composite) {
        StringBuilder text = new StringBuilder();
        composite.path("chargingSchedule").path("chargingSchedulePeriod").forEach(p -> text
                .append(text.isEmpty() ? "" : " ")
                .append(p.path("startPeriod").asInt()).append(':').append(p.path("limit").asText()));
        return text.toString();
    }

    @Test
    @Shows({"S81", "S84", "S85", "SetChargingProfile", "TC_056", "TC_057", "TC_067", "TC_082"})
    void s81_theOfferFollowsTheLowestOfTheWinners_andADefaultReachesARunningCharge() {
        bench.chargeUntilEnergyFlows(CARD);
        awaitOffer(32);
        assertSet(byDefault(1).period(0, 16.1).set(0));
        awaitOffer(16.1);
        assertSet(max(2).schedule("chargingRateUnit", "W").period(0, 6900).set(0));
        awaitOffer(10);
        Await.until("drawn", SECONDS, world::connector, c -> Math.abs(c.path("drawnAmps").asDouble() - 10) < 0.5);
        assertSet(tx(3).with("transactionId", currentTransaction()).period(0, 8).set(1));
        awaitOffer(8);
        assertEquals("Accepted", bench.status("ClearChargingProfile", Map.of("id", 2)));
        assertEquals("Accepted", bench.status("ClearChargingProfile", Map.of("id", 3)));
        awaitOffer(16.1);
        assertEquals("Unknown", bench.status("ClearChargingProfile", Map.of("id", 3)));
        clearAll();
        awaitOffer(32);
    }

    private int currentTransaction() {
        List<WireCentralSystem.Call> starts = centralSystem.calls("StartTransaction");
        return transactionId(starts.get(starts.size() - 1), centralSystem);
    }

    @Test
    @Shows({"S89", "S83"})
    void s89_zeroAmperePauses_theTransactionLives_andTheScheduleResumesByItself() {
        bench.chargeUntilEnergyFlows(CARD);
        assertSet(tx(1).startNow().period(0, 0).period(4, 5.9).period(8, 7).set(1));
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        bench.awaitContactor(false);
        JsonNode status = centralSystem.calls("StatusNotification").stream()
                .filter(c -> text(c, "status").equals("SuspendedEVSE")).findFirst().orElseThrow().payload();
        assertEquals("paused by limit ocpp-transaction", status.path("info").asText());
        Instant paused = Instant.now();
        centralSystem.awaitStatusOf(1, "Charging");
        awaitOffer(7);
        assertTrue(Duration.between(paused, Instant.now()).toSeconds() >= 4, "5.9 A is no offer either");
        assertTrue(centralSystem.calls("StopTransaction").isEmpty());
        clearAll();
    }

    @Test
    @Shows({"S67", "TC_059", "TC_060"})
    void s67_theProfileOfARemoteStart_isInForceWithItsTransaction_andReplacedByItsLevel() {
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of(
                "connectorId", 1, "idTag", "REMOTE1", "chargingProfile", byDefault(1).period(0, 9).json())));
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of(
                "connectorId", 1, "idTag", "REMOTE1", "chargingProfile", tx(1).with("stackLevel", 99).period(0, 9).json())));
        world.plug();
        world.car("C");
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of(
                "connectorId", 1, "idTag", "REMOTE1", "chargingProfile", tx(1).with("chargingProfileKind", "Relative")
                        .period(0, 9).period(86_000, 6).json())));
        centralSystem.awaitCall("StartTransaction");
        awaitOffer(9);
        assertEquals("0:9.0", periods(composite(1, 600)));
        assertSet(tx(2).with("transactionId", currentTransaction()).period(0, 12).set(1));
        awaitOffer(12);
    }

    @Test
    @Shows({"S87", "S88", "S79", "GetCompositeSchedule", "TC_066"})
    void s87_s88_theCompositeSchedule_andConnectorsThatDoNotExist() {
        assertSet(byDefault(1).with("chargingProfileKind", "Relative").period(0, 10).period(60, 16).set(1));
        Instant before = Instant.now().minusSeconds(1);
        JsonNode composite = composite(1, 300);
        assertEquals("Accepted", composite.path("status").asText());
        assertEquals("0:10.0 60:16.0", periods(composite));
        assertEquals(300, composite.path("chargingSchedule").path("duration").asInt());
        assertTrue(composite.path("chargingSchedule").path("startSchedule").isMissingNode());
        Instant start = Instant.parse(composite.path("scheduleStart").asText());
        assertTrue(!start.isBefore(before) && !start.isAfter(Instant.now()), start.toString());
        assertEquals("0:10.0", periods(composite(0, 0)));
        assertEquals("Rejected", composite(9, 60).path("status").asText());
        assertEquals(
                "PropertyConstraintViolation",
                centralSystem.call("SetChargingProfile", byDefault(2).period(0, 9).set(9)).path("errorCode").asText());
        assertEquals(
                "PropertyConstraintViolation",
                centralSystem.call("SetChargingProfile", byDefault(2).schedule("chargingRateUnit", "X").period(0, 9).set(1))
                        .path("errorCode").asText());
        assertEquals("Rejected", bench.status("SetChargingProfile", tx(2).period(0, 9).set(1)), "nothing runs");
        assertEquals("Rejected", bench.status("SetChargingProfile", max(2).period(0, 9).set(1)));
        clearAll();
    }

    @Test
    @Shows({"S85", "S89", "S86", "ClearChargingProfile"})
    void s85_aPowerCut_endsTxProfiles_andKeepsTheOthers_alsoOffline() {
        assertSet(max(1).period(0, 20).set(0));
        assertSet(byDefault(2).period(0, 14).set(0));
        bench.chargeUntilEnergyFlows(CARD);
        assertSet(tx(3).period(0, 8).set(1));
        awaitOffer(8);
        powerCut();
        centralSystem.goOffline();
        world.unplug();
        world.plug();
        world.car("C");
        bench.tap(CARD);
        awaitOffer(14);
        bench.goOnline();
        assertEquals("Accepted", bench.status("ClearChargingProfile", Map.of("chargingProfilePurpose", "TxDefaultProfile")));
        awaitOffer(20);
        assertEquals("Unknown", bench.status("ClearChargingProfile", Map.of("id", 3)));
        clearAll();
        awaitOffer(32);
    }

    @Test
    @Shows({"ChargeProfileMaxStackLevel", "ChargingScheduleMaxPeriods"})
    void theLimitsOfTheKeysHold() {
        int level = Integer.parseInt(bench.value("ChargeProfileMaxStackLevel"));
        assertSet(byDefault(1).with("stackLevel", level).period(0, 16).set(0));
        assertEquals("Rejected", bench.status("SetChargingProfile", byDefault(2).with("stackLevel", level + 1).period(0, 16).set(0)));
        int most = Integer.parseInt(bench.value("ChargingScheduleMaxPeriods"));
        ChargingProfiles long_ = byDefault(3);
        for (int i = 0; i < most; i++) {
            long_.period(i * 60, 16);
        }
        assertSet(long_.set(0));
        assertEquals("Rejected", bench.status("SetChargingProfile", long_.period(most * 60, 16).set(0)));
        clearAll();
    }

    /** {@code -Dhotplug.kills} for a longer run. */
    @Test
    @Shows({"S80", "S85"})
    void s80_whateverTheInstantOfAPowerCut_thereIsTheOldProfileOrTheNew() {
        Random random = new Random();
        double limit = 32;
        for (int round = 0; round < Integer.getInteger("hotplug.kills", 2); round++) {
            Map<Double, CompletableFuture<JsonNode>> asked = new LinkedHashMap<>();
            long end = System.nanoTime() + random.nextInt(700) * 1_000_000L;
            for (int i = 0; System.nanoTime() < end; i++) {
                double next = 6 + round + i / 10.0;
                asked.put(next, centralSystem.callLater("SetChargingProfile", max(1 + i % 3).period(0, next).set(0)));
                LockSupport.parkNanos(random.nextInt(30) * 1_000_000L);
            }
            powerCut();
            double found = composite(0, 0).path("chargingSchedule").path("chargingSchedulePeriod").path(0).path("limit").asDouble();
            assertTrue(possible(limit, asked).contains(found), found + " A is neither of " + possible(limit, asked));
            limit = found;
        }
        clearAll();
    }

    /** The last one that was acknowledged, and those after it. */
    private static Set<Double> possible(double before, Map<Double, CompletableFuture<JsonNode>> asked) {
        Set<Double> possible = new HashSet<>(Set.of(before));
        asked.forEach((limit, answer) -> {
            if (answer.isDone()) {
                possible.clear();
            }
            possible.add(limit);
        });
        return possible;
    }
}
