package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may charge and who may end it: groups, the cache, refused tags (statements 15, 25 to 31, 36). */
class AuthorizationTest extends BenchTest {

    private static final String MINE = "A1A1A1A1";
    private static final String OTHER = "B2B2B2B2";
    private static final String GROUP = "C3C3C3C3";
    /** The charger leaves its clock alone while it is a second off; on a busy machine it is set a little late, too. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    @Test
    @Shows({"S25", "Authorize", "TC_069"})
    void s25_anotherTagOfTheSameGroupEndsTheTransaction() {
        bench.answerTags("Authorize", Map.of("status", "Accepted", "parentIdTag", "FLEET"));
        bench.chargeUntilEnergyFlows(MINE);
        bench.tap(OTHER);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals(OTHER, text(stop, "idTag"));
        assertEquals(OTHER, text(centralSystem.calls("Authorize").get(1), "idTag"), "it was asked about");
    }

    @Test
    @Shows("S25")
    void s25_aTagOfAnotherGroupEndsNothing() {
        centralSystem.answer("Authorize", call -> Optional.of(Map.of(
                "idTagInfo", Map.of("status", "Accepted", "parentIdTag", "GROUP-" + text(call, "idTag")))));
        bench.chargeUntilEnergyFlows(MINE);
        bench.tap(OTHER);
        centralSystem.awaitCalls("Authorize", 2, Bench.SOON);
        assertStillCharging();
    }

    @Test
    @Shows("S25")
    void s25_theParentIdItselfIsNoTagThatEndsATransaction() {
        bench.answerTags("Authorize", Map.of("status", "Accepted", "parentIdTag", GROUP));
        bench.chargeUntilEnergyFlows(MINE);
        bench.answerTags("Authorize", Map.of("status", "Accepted"));
        bench.tap(GROUP);
        centralSystem.awaitCalls("Authorize", 2, Bench.SOON);
        assertStillCharging();
    }

    @Test
    @Shows("S25")
    void s25_theGroupMayBeLearnedFromStartTransaction() {
        bench.answerTags("StartTransaction", Map.of("status", "Accepted", "parentIdTag", "FLEET"));
        bench.chargeUntilEnergyFlows(MINE);
        bench.answerTags("Authorize", Map.of("status", "Accepted", "parentIdTag", "fleet"));
        bench.tap(OTHER);
        assertEquals(OTHER, text(centralSystem.awaitCall("StopTransaction"), "idTag"));
    }

    @Test
    @Shows("S15")
    void s15_tagsAreComparedWithoutCase() {
        world.plug();
        world.car("C");
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "a1a1a1a1")));
        bench.awaitEnergy();
        bench.tap(MINE);
        centralSystem.awaitCall("StopTransaction");
        assertEquals(List.of(), centralSystem.calls("Authorize"));
    }

    @Test
    @Shows("S27")
    void s27_theCacheLearnsFromStartTransaction_andSurvivesAPowerCut() {
        bench.answerTags("StartTransaction", Map.of("status", "Accepted"));
        world.plug();
        bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", MINE));
        centralSystem.awaitCall("StartTransaction");
        powerCut();
        centralSystem.awaitCall("StopTransaction");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
        centralSystem.answerAsUsual();
        bench.charge(MINE);
        assertEquals(List.of(), centralSystem.calls("Authorize"), "never asked about");
    }

    @Test
    @Shows({"S27", "S28"})
    void s27_theCacheLearnsFromStopTransaction_andWhatIsNotValidIsAskedAgain_s28() {
        centralSystem.answer("StopTransaction", call -> Optional.of(Map.of("idTagInfo", Map.of("status", "Blocked"))));
        chargeAndLeave(MINE);
        bench.charge(MINE);
        assertEquals(2, centralSystem.calls("Authorize").size());
    }

    @Test
    @Shows("S27")
    void s27_whatTheCacheKnowsAsBlockedDoesNotChargeOffline() {
        bench.answerTags("Authorize", Map.of("status", "Blocked"));
        bench.tap(MINE);
        centralSystem.awaitCall("Authorize");
        bench.value("AuthEnabled");
        centralSystem.goOffline();
        world.plug();
        world.car("C");
        bench.tap(MINE);
        bench.tap(OTHER);
        bench.awaitContactor(true);
        bench.goOnline();
        assertEquals(OTHER, text(centralSystem.awaitCall("StartTransaction"), "idTag"), "s29");
    }

    @Test
    @Shows("S27")
    void s27_anEntryExpires() {
        Map<String, Object> soonOver = Map.of("status", "Accepted", "expiryDate", Instant.now().plusSeconds(3).toString());
        bench.answerTags("Authorize", soonOver);
        bench.answerTags("StartTransaction", soonOver);
        chargeAndLeave(MINE);
        Instant over = Instant.parse(soonOver.get("expiryDate").toString()).plus(CLOCKS_DIFFER);
        Await.until("the entry expires", Bench.SOON, Instant::now, now -> now.isAfter(over));
        centralSystem.answerAsUsual();
        bench.charge(MINE);
        assertEquals(2, centralSystem.calls("Authorize").size());
    }

    @Test
    @Shows("S36")
    void s36_ConcurrentTxDoesNotOverwriteAValidEntry() {
        chargeAndLeave(MINE);
        bench.set("StopTransactionOnInvalidId", false);
        bench.answerTags("StartTransaction", Map.of("status", "ConcurrentTx"));
        chargeAndLeave(MINE);
        centralSystem.answerAsUsual();
        bench.charge(MINE);
        assertEquals(1, centralSystem.calls("Authorize").size(), "still valid in the cache");
    }

    @Test
    @Shows("S31")
    void s31_afterDeAuthorizedAnotherTagOfTheGroupReleasesThePlug_andAStrangerDoesNot() {
        bench.answerTags("StartTransaction", Map.of("status", "Blocked", "parentIdTag", "FLEET"));
        bench.answerTags("Authorize", Map.of("status", "Accepted", "parentIdTag", "FLEET"));
        bench.charge(MINE);
        assertEquals("DeAuthorized", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        world.awaitConnector("held", c -> c.path("locked").asBoolean());
        bench.answerTags("Authorize", Map.of("status", "Accepted"));
        bench.tap(GROUP);
        centralSystem.awaitCalls("Authorize", 2, Bench.SOON);
        bench.value("AuthEnabled");
        assertTrue(world.connector().path("locked").asBoolean());
        bench.answerTags("Authorize", Map.of("status", "Accepted", "parentIdTag", "FLEET"));
        bench.tap(OTHER);
        world.awaitConnector("released", c -> !c.path("locked").asBoolean());
    }

    @Test
    @Shows({"S31", "TC_037_3"})
    void s31_aRefusalThatComesWithTheDelayedStartOfAnOfflineTransactionEndsIt() {
        centralSystem.goOffline();
        bench.answerTags("StartTransaction", Map.of("status", "Blocked"));
        world.plug();
        world.car("C");
        bench.tap(MINE);
        bench.awaitEnergy();
        bench.goOnline();
        assertEquals("DeAuthorized", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        bench.awaitContactor(false);
    }

    @Test
    @Shows({"Authorize", "TC_023_4"})
    void aRefusedTagNeverGetsEnergy() {
        bench.answerTags("Authorize", Map.of("status", "Expired"));
        world.plug();
        world.car("C");
        bench.tap(MINE);
        centralSystem.awaitCall("Authorize");
        bench.value("AuthEnabled");
        assertEquals(List.of(), centralSystem.calls("StartTransaction"));
        assertFalse(bench.contactorClosed());
    }

    @Test
    @Shows({"StopTransactionOnInvalidId", "S31", "TC_037_2"})
    void s31_aRefusalOfAnOfflineStartOnlyStopsTheEnergyWhereTheKeySaysSo_TC_037_2() {
        bench.set("StopTransactionOnInvalidId", false);
        centralSystem.goOffline();
        bench.answerTags("StartTransaction", Map.of("status", "Invalid"));
        world.plug();
        world.car("C");
        bench.tap(MINE);
        bench.awaitEnergy();
        bench.goOnline();
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        bench.awaitContactor(false);
        assertEquals(List.of(), centralSystem.calls("StopTransaction"), "the transaction lives");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Shows({"AuthorizationCacheEnabled", "ClearCache", "TC_007_1", "TC_007_2", "TC_061_1", "TC_061_2"})
    void aCachedTagIsNotAskedAbout_untilTheCacheIsCleared_atTheReaderAndRemotely(boolean remotely) {
        bench.set("AuthorizeRemoteTxRequests", true);
        chargeAndLeave(MINE);
        int asked = centralSystem.calls("Authorize").size();
        start(MINE, remotely);
        assertEquals(asked, centralSystem.calls("Authorize").size(), "the cache knows it");
        bench.tap(MINE);
        centralSystem.awaitCalls("StopTransaction", 2, Bench.SOON);
        assertEquals("Accepted", bench.status("ClearCache", Map.of()));
        start(MINE, remotely);
        assertEquals(asked + 1, centralSystem.calls("Authorize").size(), "the cache has forgotten it");
    }

    private void start(String card, boolean remotely) {
        int starts = centralSystem.calls("StartTransaction").size();
        if (remotely) {
            world.plug();
            assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", SimulatorClient.idTag(card))));
        } else {
            bench.charge(card);
        }
        centralSystem.awaitCalls("StartTransaction", starts + 1, Bench.SOON);
    }

    private void assertStillCharging() {
        bench.value("AuthEnabled");
        assertEquals(List.of(), centralSystem.calls("StopTransaction"));
        assertTrue(bench.contactorClosed());
    }

    private void chargeAndLeave(String card) {
        int stops = centralSystem.calls("StopTransaction").size();
        bench.charge(card);
        bench.tap(card);
        centralSystem.awaitCalls("StopTransaction", stops + 1, Bench.SOON);
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }
}
