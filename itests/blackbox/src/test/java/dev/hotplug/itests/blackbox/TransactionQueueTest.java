package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How transaction messages reach a central system that was away, refuses or does not answer (statements 5, 46 to 51). */
class TransactionQueueTest extends BenchTest {

    private static final String CARD = "0E0E0E0E";
    private static final String NEXT = "0F0F0F0F";
    private static final List<String> TRANSACTION_MESSAGES = List.of("StartTransaction", "MeterValues", "StopTransaction");

    @Test
    @Shows({"S46", "S47", "S49", "TC_039"})
    void s46_s47_s49_whatHappenedOfflineIsDeliveredInOrderWithTheIdThatIsLearnedLate() {
        bench.set("MeterValueSampleInterval", 1);
        world.speed(5);
        centralSystem.goOffline();
        chargeOffline(CARD);
        chargeOffline(NEXT);
        bench.goOnline();
        centralSystem.awaitCalls("StopTransaction", 2, Bench.SOON);
        List<WireCentralSystem.Call> delivered = delivered();
        int second = delivered.indexOf(bench.started(NEXT));
        assertEquals("StartTransaction", delivered.get(0).action());
        assertEquals("StopTransaction", delivered.get(second - 1).action());
        assertWhole(delivered.subList(0, second));
        assertWhole(delivered.subList(second, delivered.size()));
        assertTrue(transactionId(delivered, second - 1) != transactionId(delivered, delivered.size() - 1));
    }

    @Test
    @Shows({"S46", "S47", "TC_036", "TC_038"})
    void s46_s47_aChargeGoesOnAndEndsWithoutTheCentralSystem_whichIsToldLater_TC_036_TC_038() {
        bench.set("MeterValueSampleInterval", 1);
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        centralSystem.goOffline();
        double register = world.connector().path("meterWh").asDouble();
        world.speed(5);
        world.awaitConnector("energy goes on", c -> c.path("meterWh").asDouble() > register + 30);
        assertTrue(bench.contactorClosed());
        bench.tap(CARD);
        awaitReleased();
        Instant ended = Instant.now();
        int online = centralSystem.calls("MeterValues").size();
        bench.goOnline();
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertWhole(delivered());
        assertTrue(centralSystem.calls("MeterValues").size() > online, "samples of the time offline");
        assertTrue(number(stop, "meterStop") > number(start, "meterStart") + 30);
        assertTrue(!Instant.parse(text(stop, "timestamp")).isAfter(ended.plusSeconds(2)), "the time of the end, not of the delivery");
    }

    @Test
    @Shows({"StartTransaction", "S5", "S49"})
    void s5_s49_startTransactionWithoutAnAnswerComesAgainWithTheSameIdAfterAPowerCut_andWhatFollowsHasTheTransactionId() {
        centralSystem.answer("StartTransaction", call -> Optional.empty());
        bench.set("MeterValueSampleInterval", 1);
        WireCentralSystem.Call first = bench.charge(CARD);
        bench.awaitEnergy();
        bench.tap(CARD);
        awaitReleased();
        centralSystem.answerAsUsual();
        powerCut();
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        List<WireCentralSystem.Call> starts = centralSystem.calls("StartTransaction");
        assertEquals(2, starts.size());
        assertEquals(first.id(), starts.get(1).id());
        assertEquals(first.payload(), starts.get(1).payload());
        assertTrue(number(stop, "transactionId") > 0);
        assertEquals("Local", text(stop, "reason"));
        assertWhole(delivered().subList(1, delivered().size()));
    }

    @Test
    @Shows({"S5", "S47"})
    void s5_s47_aLostLinkIsNoFailure_theMessageComesAgainWithTheSameId() {
        bench.set("TransactionMessageAttempts", 1);
        centralSystem.answer("StartTransaction", call -> Optional.empty());
        WireCentralSystem.Call first = bench.charge(CARD);
        centralSystem.goOffline();
        centralSystem.answerAsUsual();
        bench.goOnline();
        List<WireCentralSystem.Call> starts = centralSystem.awaitCalls("StartTransaction", 2, Bench.SOON);
        assertEquals(first.id(), starts.get(1).id());
    }

    @Test
    @Shows("S50")
    void s50_afterAStartThatWasGivenUpTheFollowingMessagesHaveTheIdMinusOne() {
        bench.set("TransactionMessageAttempts", 2);
        bench.set("TransactionMessageRetryInterval", 0);
        bench.set("MeterValueSampleInterval", 1);
        bench.charge(NEXT);
        bench.tap(NEXT);
        centralSystem.awaitCall("StopTransaction");
        centralSystem.answer("StartTransaction", call -> Optional.of(new WireCentralSystem.Refusal("InternalError")));
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.awaitCall("MeterValues", c -> number(c, "transactionId") == -1);
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction", c -> number(c, "transactionId") == -1);
        assertEquals(3, centralSystem.calls("StartTransaction").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    @Shows({"S51", "S68"})
    void s51_anyNumberIsATransactionId(int id) {
        centralSystem.answer("StartTransaction", call -> Optional.of(
                Map.of("transactionId", id, "idTagInfo", Map.of("status", "Accepted"))));
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Accepted", bench.status("RemoteStopTransaction", Map.of("transactionId", id)));
        assertEquals(id, number(centralSystem.awaitCall("StopTransaction"), "transactionId"));
        assertEquals("Rejected", bench.status("RemoteStopTransaction", Map.of("transactionId", id)), "s68: it is over");
    }

    @Test
    @Shows("S46")
    void s46_otherMessagesOvertakeATransactionMessageThatWaits() {
        bench.set("TransactionMessageRetryInterval", 2);
        centralSystem.answer("StartTransaction", call -> Optional.of(centralSystem.calls("StartTransaction").size() < 2
                ? new WireCentralSystem.Refusal("InternalError")
                : centralSystem.started(call)));
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals(1, centralSystem.calls("StartTransaction").size(), "Charging was told while the start waits");
        centralSystem.awaitCalls("StartTransaction", 2, Bench.SOON);
    }

    @Test
    @Shows({"TransactionMessageAttempts", "S5"})
    void transactionMessageAttempts_soOftenItIsSent_withANewIdAfterEachError_s5() {
        bench.set("TransactionMessageRetryInterval", 0);
        bench.set("TransactionMessageAttempts", 3);
        centralSystem.answer("StartTransaction", call -> Optional.of(new WireCentralSystem.Refusal("GenericError")));
        bench.chargeUntilEnergyFlows(CARD);
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        List<WireCentralSystem.Call> starts = centralSystem.calls("StartTransaction");
        assertEquals(3, starts.size());
        assertEquals(3, starts.stream().map(WireCentralSystem.Call::id).distinct().count());
    }

    @Test
    @Shows({"TransactionMessageRetryInterval", "S48"})
    void transactionMessageRetryInterval_timesTheNumberOfSends_isThePause_s48() {
        bench.set("TransactionMessageRetryInterval", 1);
        bench.set("TransactionMessageAttempts", 3);
        centralSystem.answer("StartTransaction", call -> Optional.of(new WireCentralSystem.Refusal("InternalError")));
        bench.charge(CARD);
        List<WireCentralSystem.Call> starts = centralSystem.awaitCalls("StartTransaction", 3, Bench.SOON);
        assertPause(1_000, starts.get(0), starts.get(1));
        assertPause(2_000, starts.get(1), starts.get(2));
    }

    @Test
    @Shows("MessageTimeout")
    void messageTimeout_afterItTheCallIsGivenUp_andTheOfflineRulesDecide() {
        bench.set("MessageTimeout", 1);
        centralSystem.answer("Authorize", call -> Optional.empty());
        world.plug();
        world.car("C");
        bench.tap(CARD);
        WireCentralSystem.Call asked = centralSystem.awaitCall("Authorize");
        WireCentralSystem.Call started = bench.started(CARD);
        assertPause(1_000, asked, started);
    }

    private void chargeOffline(String card) {
        world.plug();
        world.car("C");
        bench.tap(card);
        bench.awaitEnergy();
        double register = world.connector().path("meterWh").asDouble();
        world.awaitConnector("energy", c -> c.path("meterWh").asDouble() > register + 4);
        bench.tap(card);
        awaitReleased();
        world.unplug();
    }

    /** The plug is released once the end of the transaction is stored. */
    private void awaitReleased() {
        world.awaitConnector("released", c -> !c.path("contactorClosed").asBoolean() && !c.path("locked").asBoolean());
    }

    private List<WireCentralSystem.Call> delivered() {
        return centralSystem.calls().stream().filter(c -> TRANSACTION_MESSAGES.contains(c.action())).toList();
    }

    /** Start, samples and stop of one transaction, in the order of time, all with the id of its confirmation. */
    private void assertWhole(List<WireCentralSystem.Call> messages) {
        assertEquals("StartTransaction", messages.get(0).action());
        assertEquals("StopTransaction", messages.get(messages.size() - 1).action());
        assertTrue(messages.size() > 2, "with samples");
        Instant before = Instant.EPOCH;
        for (WireCentralSystem.Call message : messages) {
            Instant at = Instant.parse(message.payload().findValuesAsText("timestamp").get(0));
            assertTrue(!at.isBefore(before), message + " after " + before);
            before = at;
        }
        long ids = messages.stream().skip(1).map(m -> number(m, "transactionId")).distinct().count();
        assertEquals(1, ids);
        assertTrue(transactionId(messages, 1) > 0);
    }

    private static long transactionId(List<WireCentralSystem.Call> messages, int index) {
        return number(messages.get(index), "transactionId");
    }

    private static void assertPause(long millis, WireCentralSystem.Call from, WireCentralSystem.Call to) {
        long pause = java.time.Duration.between(from.at(), to.at()).toMillis();
        assertTrue(pause >= millis - 100 && pause < millis + 1_500, "the pause was " + pause + " ms");
    }
}
