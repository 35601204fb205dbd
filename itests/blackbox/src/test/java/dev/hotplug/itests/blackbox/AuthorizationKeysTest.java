package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keys about authorisation do, online and offline. */
class AuthorizationKeysTest extends BenchTest {

    private static final String KNOWN = "01010101";
    private static final String UNKNOWN = "02020202";

    @Test
    @Shows({"AllowOfflineTxForUnknownId", "TC_037_1"})
    void allowOfflineTxForUnknownId_true_anUnknownTagChargesOffline() {
        bench.set("AllowOfflineTxForUnknownId", true);
        centralSystem.goOffline();
        assertEquals(UNKNOWN, firstThatStarts(UNKNOWN, KNOWN));
    }

    @Test
    @Shows("AllowOfflineTxForUnknownId")
    void allowOfflineTxForUnknownId_false_onlyAKnownTagChargesOffline() {
        bench.set("AllowOfflineTxForUnknownId", false);
        makeKnown(KNOWN);
        centralSystem.goOffline();
        assertEquals(KNOWN, firstThatStarts(UNKNOWN, KNOWN));
    }

    @Test
    @Shows("LocalAuthorizeOffline")
    void localAuthorizeOffline_true_aKnownTagChargesOffline() {
        bench.set("AllowOfflineTxForUnknownId", false);
        bench.set("LocalAuthorizeOffline", true);
        makeKnown(KNOWN);
        centralSystem.goOffline();
        assertEquals(KNOWN, firstThatStarts(KNOWN, UNKNOWN));
    }

    @Test
    @Shows("LocalAuthorizeOffline")
    void localAuthorizeOffline_false_aKnownTagDoesNotChargeOffline() {
        bench.set("AllowOfflineTxForUnknownId", false);
        bench.set("LocalAuthorizeOffline", false);
        makeKnown(KNOWN);
        centralSystem.goOffline();
        world.plug();
        world.car("C");
        bench.tap(KNOWN);
        bench.goOnline();
        bench.tap(UNKNOWN);
        centralSystem.awaitCall("StartTransaction");
        bench.started(UNKNOWN);
    }

    @Test
    @Shows({"AuthorizationCacheEnabled", "ClearCache", "TC_007_1"})
    void authorizationCacheEnabled_true_aTagIsAskedAboutOnce() {
        bench.set("AuthorizationCacheEnabled", true);
        makeKnown(KNOWN);
        bench.charge(KNOWN);
        assertEquals(1, centralSystem.calls("Authorize").size());
        assertEquals("Accepted", bench.status("ClearCache", Map.of()));
    }

    @Test
    @Shows({"AuthorizationCacheEnabled", "ClearCache", "S33"})
    void authorizationCacheEnabled_false_itIsAskedAboutEachTime_andThereIsNothingToClear_s33() {
        bench.set("AuthorizationCacheEnabled", false);
        makeKnown(KNOWN);
        bench.charge(KNOWN);
        assertEquals(2, centralSystem.calls("Authorize").size());
        assertEquals("Rejected", bench.status("ClearCache", Map.of()));
    }

    @Test
    @Shows({"LocalPreAuthorize", "S30"})
    void localPreAuthorize_true_aKnownTagStartsAtOnce_s30() {
        bench.set("LocalPreAuthorize", true);
        makeKnown(KNOWN);
        bench.charge(KNOWN);
        assertEquals(1, centralSystem.calls("Authorize").size());
    }

    @Test
    @Shows("LocalPreAuthorize")
    void localPreAuthorize_false_aKnownTagIsAskedAbout() {
        bench.set("LocalPreAuthorize", false);
        makeKnown(KNOWN);
        bench.charge(KNOWN);
        assertEquals(2, centralSystem.calls("Authorize").size());
    }

    @Test
    @Shows({"AuthorizeRemoteTxRequests", "S66", "RemoteStartTransaction", "TC_010"})
    void authorizeRemoteTxRequests_false_theTagIsNotAskedAbout_TC_010() {
        bench.set("AuthorizeRemoteTxRequests", false);
        world.plug();
        remoteStart("REMOTE1");
        centralSystem.awaitCall("StartTransaction", c -> text(c, "idTag").equals("REMOTE1"));
        assertEquals(List.of(), centralSystem.calls("Authorize"));
    }

    @Test
    @Shows({"AuthorizeRemoteTxRequests", "S66", "Authorize", "TC_010"})
    void authorizeRemoteTxRequests_true_theTagIsAskedAboutFirst_TC_010() {
        bench.set("AuthorizeRemoteTxRequests", true);
        world.plug();
        remoteStart("REMOTE2");
        centralSystem.awaitCall("StartTransaction", c -> text(c, "idTag").equals("REMOTE2"));
        assertEquals("REMOTE2", text(centralSystem.calls("Authorize").get(0), "idTag"));
    }

    @Test
    @Shows({"AuthorizeRemoteTxRequests", "S66", "TC_023_5"})
    void authorizeRemoteTxRequests_true_aRefusedTagDoesNotStart_s66() {
        bench.set("AuthorizeRemoteTxRequests", true);
        world.plug();
        bench.answerTags("Authorize", Map.of("status", "Blocked"));
        remoteStart("REMOTE3");
        centralSystem.awaitCall("Authorize");
        centralSystem.answerAsUsual();
        bench.tap(KNOWN);
        assertEquals(KNOWN, text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    @Test
    @Shows({"StopTransactionOnInvalidId", "S31"})
    void stopTransactionOnInvalidId_true_theTransactionEndsAndThePlugIsHeld_s31() {
        bench.set("StopTransactionOnInvalidId", true);
        bench.answerTags("StartTransaction", Map.of("status", "Invalid"));
        bench.charge(KNOWN);
        assertEquals("DeAuthorized", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        centralSystem.awaitStatusOf(1, "Finishing");
        assertFalse(bench.contactorClosed());
        world.awaitConnector("held", c -> c.path("locked").asBoolean());
        bench.tap(KNOWN);
        world.awaitConnector("released for its own tag", c -> !c.path("locked").asBoolean());
    }

    @Test
    @Shows({"StopTransactionOnInvalidId", "S31"})
    void stopTransactionOnInvalidId_false_onlyTheEnergyStops_s31() {
        bench.set("StopTransactionOnInvalidId", false);
        bench.answerTags("StartTransaction", Map.of("status", "Invalid"));
        bench.charge(KNOWN);
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        assertFalse(bench.contactorClosed());
        assertEquals(List.of(), centralSystem.calls("StopTransaction"));
        bench.tap(KNOWN);
        assertEquals("Local", text(centralSystem.awaitCall("StopTransaction"), "reason"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    @Shows({"MaxEnergyOnInvalidId", "S31"})
    void maxEnergyOnInvalidId_soMuchIsDeliveredAfterTheRefusal_s31(int wattHour) {
        bench.set("MaxEnergyOnInvalidId", wattHour);
        bench.answerTags("StartTransaction", Map.of("status", "Blocked"));
        world.speed(20);
        bench.charge(KNOWN);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("DeAuthorized", text(stop, "reason"));
        long energy = number(stop, "meterStop") - number(bench.started(KNOWN), "meterStart");
        assertTrue(energy >= wattHour && energy <= wattHour * 8L, "delivered " + energy + " Wh");
    }

    @Test
    @Shows({"AuthEnabled", "AuthDisabledIdTag"})
    void authEnabled_false_pluggingInStartsWithAuthDisabledIdTag_andCardsAreIgnored() {
        bench.set("AuthDisabledIdTag", "FREE-VEND");
        bench.set("AuthEnabled", false);
        assertEquals("green", world.state().path("halo").path("color").asText());
        world.plug();
        world.car("C");
        centralSystem.awaitCall("StartTransaction", c -> text(c, "idTag").equals("FREE-VEND"));
        bench.awaitEnergy();
        bench.tap(KNOWN);
        bench.value("AuthEnabled");
        assertTrue(bench.contactorClosed());
        assertEquals(List.of(), centralSystem.calls("Authorize"));
        world.unplug();
        bench.set("AuthEnabled", true);
        assertEquals(1, centralSystem.calls("StartTransaction").size());
    }

    @Test
    @Shows("AuthEnabled")
    void authEnabled_true_pluggingInIsNotEnough() {
        bench.set("AuthEnabled", true);
        assertEquals("yellow", world.state().path("halo").path("color").asText());
        world.plug();
        world.car("C");
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals(List.of(), centralSystem.calls("StartTransaction"));
    }

    @Test
    @Shows("AuthEnabledOffline")
    void authEnabledOffline_false_offlinePluggingInStarts_andOnlineItDoesNot() {
        bench.set("AuthEnabledOffline", false);
        world.plug();
        world.car("C");
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals(List.of(), centralSystem.calls("StartTransaction"));
        centralSystem.goOffline();
        bench.awaitEnergy();
        bench.goOnline();
        assertEquals("NoAuthorization", text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    @Test
    @Shows("AuthEnabledOffline")
    void authEnabledOffline_true_offlineACardIsNeeded() {
        bench.set("AuthEnabledOffline", true);
        centralSystem.goOffline();
        world.plug();
        world.car("C");
        bench.tap(UNKNOWN);
        bench.awaitEnergy();
        bench.goOnline();
        assertEquals(UNKNOWN, text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    /** Shows two cards offline, and says which of them the central system hears of first, later. */
    private String firstThatStarts(String first, String second) {
        world.plug();
        world.car("C");
        bench.tap(first);
        bench.tap(second);
        bench.awaitContactor(true);
        bench.goOnline();
        return text(centralSystem.awaitCall("StartTransaction"), "idTag");
    }

    /** A tag that the central system has accepted before. */
    private void makeKnown(String card) {
        bench.charge(card);
        bench.tap(card);
        centralSystem.awaitStatusOf(1, "Finishing");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
        centralSystem.awaitCall("StopTransaction");
    }

    private void remoteStart(String tag) {
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", tag)));
    }
}
