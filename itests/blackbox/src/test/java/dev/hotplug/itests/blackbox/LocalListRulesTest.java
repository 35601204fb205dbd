package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may charge by the local authorization list, online and offline (OCPP 1.6 sections 3.5.2 to 3.5.4, statements 25 to 32). */
class LocalListRulesTest extends BenchTest {

    private static final String LISTED = "A1000001";
    private static final String FRIEND = "A1000002";
    private static final String STRANGER = "A1000003";
    /** The charger leaves its clock alone while it is a second off. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private int version;

    @Override
    Map<String, String> keys() {
        return Map.of("AuthorizationCacheEnabled", "false");
    }

    @Override
    @AfterEach
    void home() {
        centralSystem.goOnline();
        bench.value("LocalAuthListEnabled");
        bench.change("LocalAuthListEnabled", "true");
        list(List.of());
        super.home();
    }

    @Test
    @Shows({"LocalAuthListEnabled", "LocalPreAuthorize", "SendLocalList", "S30", "TC_008_1"})
    void localAuthListEnabled_true_aListedCardChargesWithoutAsking_TC_008_1() {
        list(List.of(accepted(LISTED)));
        bench.charge(LISTED);
        bench.awaitEnergy();
        assertEquals(List.of(), centralSystem.calls("Authorize"));
    }

    @Test
    @Shows("LocalAuthListEnabled")
    void localAuthListEnabled_false_theListIsNotLookedAt() {
        list(List.of(entry(LISTED, Map.of("status", "Blocked"))));
        bench.set("LocalAuthListEnabled", false);
        bench.charge(LISTED);
        assertEquals(1, centralSystem.calls("Authorize").size());
        assertEquals(List.of(), conflicts(), "a list that is not used contradicts nobody");
    }

    @Test
    @Shows("LocalPreAuthorize")
    void localPreAuthorize_false_aListedCardIsAskedAbout() {
        list(List.of(accepted(LISTED)));
        bench.set("LocalPreAuthorize", false);
        bench.charge(LISTED);
        assertEquals(1, centralSystem.calls("Authorize").size());
    }

    @Test
    @Shows({"AuthorizeRemoteTxRequests", "RemoteStartTransaction", "S66", "TC_008_2"})
    void aListedTagOfARemoteStartIsNotAskedAbout_aStrangersIs_TC_008_2() {
        list(List.of(accepted(LISTED)));
        bench.set("AuthorizeRemoteTxRequests", true);
        world.plug();
        remoteStart(LISTED);
        centralSystem.awaitCall("StartTransaction");
        assertEquals(List.of(), centralSystem.calls("Authorize"));
        bench.status("UnlockConnector", Map.of("connectorId", 1));
        centralSystem.awaitStatusOf(1, "Finishing");
        remoteStart(STRANGER);
        assertEquals(SimulatorClient.idTag(STRANGER), text(centralSystem.awaitCall("Authorize"), "idTag"));
    }

    @Test
    @Shows({"S30", "S31", "S32", "StatusNotification"})
    void s32_theAnswerToStartTransactionContradictsTheList() {
        list(List.of(accepted(LISTED)));
        bench.answerTags("StartTransaction", Map.of("status", "Blocked"));
        bench.charge(LISTED);
        assertEquals("DeAuthorized", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        assertConflict();
    }

    @Test
    @Shows({"S32", "StatusNotification"})
    void s32_theAnswerToAuthorizeContradictsTheList_andCounts() {
        list(List.of(entry(LISTED, Map.of("status", "Blocked"))));
        bench.chargeUntilEnergyFlows(LISTED);
        assertConflict();
        assertEquals("Available", centralSystem.status(0), "the status of the charge point is as it was");
    }

    @Test
    @Shows({"S29", "AllowOfflineTxForUnknownId"})
    void s29_offlineWhatIsListedAsNotValidOrExpiredIsRefused_thoughUnknownCardsMayCharge() {
        list(List.of(entry(LISTED, Map.of("status", "Blocked")),
                entry(FRIEND, Map.of("status", "Accepted", "expiryDate", "2020-01-01T00:00:00Z"))));
        bench.set("AllowOfflineTxForUnknownId", true);
        centralSystem.goOffline();
        world.plug();
        world.car("C");
        bench.tap(LISTED);
        bench.tap(FRIEND);
        bench.tap(STRANGER);
        bench.awaitContactor(true);
        bench.goOnline();
        assertEquals(SimulatorClient.idTag(STRANGER), text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shows("LocalAuthorizeOffline")
    void localAuthorizeOffline_aListedCardChargesOfflineOrDoesNot(boolean allowed) {
        list(List.of(accepted(LISTED)));
        bench.set("AllowOfflineTxForUnknownId", false);
        bench.set("LocalAuthorizeOffline", allowed);
        centralSystem.goOffline();
        world.plug();
        world.car("C");
        bench.tap(STRANGER);
        bench.tap(LISTED);
        if (allowed) {
            bench.awaitContactor(true);
        }
        bench.goOnline();
        bench.tap(FRIEND);
        String first = allowed ? LISTED : FRIEND;
        assertEquals(SimulatorClient.idTag(first), text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    @Test
    @Shows("S30")
    void anEntryExpires_thenTheCentralSystemIsAsked() {
        Instant over = Instant.now().plusSeconds(3);
        list(List.of(entry(LISTED, Map.of("status", "Accepted", "expiryDate", over.toString()))));
        bench.charge(LISTED);
        assertEquals(List.of(), centralSystem.calls("Authorize"), "still valid");
        bench.tap(LISTED);
        centralSystem.awaitStatusOf(1, "Finishing");
        Await.until("the entry expires", Bench.SOON, Instant::now, now -> now.isAfter(over.plus(CLOCKS_DIFFER)));
        bench.tap(LISTED);
        assertEquals(SimulatorClient.idTag(LISTED), text(centralSystem.awaitCall("Authorize"), "idTag"));
    }

    @ParameterizedTest
    @CsvSource({"FLEET,fleet,true", "FLEET,OTHERS,false"})
    @Shows("S25")
    void s25_offlineACardWithTheSameParentInTheListEndsTheCharge_andNoOther(String mine, String theirs, boolean ends) {
        list(List.of(entry(LISTED, Map.of("status", "Accepted", "parentIdTag", mine)),
                entry(FRIEND, Map.of("status", "Accepted", "parentIdTag", theirs))));
        bench.chargeUntilEnergyFlows(LISTED);
        centralSystem.goOffline();
        bench.tap(FRIEND);
        if (ends) {
            bench.awaitContactor(false);
        }
        bench.goOnline();
        if (ends) {
            assertEquals(SimulatorClient.idTag(FRIEND), text(centralSystem.awaitCall("StopTransaction"), "idTag"));
        } else {
            assertTrue(bench.contactorClosed());
            assertEquals(List.of(), centralSystem.calls("StopTransaction"));
        }
    }

    private void assertConflict() {
        WireCentralSystem.Call conflict =
                centralSystem.awaitCall("StatusNotification", c -> text(c, "errorCode").equals("LocalListConflict"));
        assertEquals(0, number(conflict, "connectorId"));
        assertFalse(text(conflict, "status").equals("Faulted"));
    }

    private List<WireCentralSystem.Call> conflicts() {
        return centralSystem.calls("StatusNotification").stream().filter(c -> text(c, "errorCode").equals("LocalListConflict")).toList();
    }

    /** Sends a whole list. */
    private void list(List<Map<String, Object>> entries) {
        Map<String, Object> request = new HashMap<>(Map.of("listVersion", ++version, "updateType", "Full"));
        request.put("localAuthorizationList", entries);
        assertEquals("Accepted", bench.status("SendLocalList", request));
    }

    private static Map<String, Object> accepted(String card) {
        return entry(card, Map.of("status", "Accepted"));
    }

    private static Map<String, Object> entry(String card, Map<String, Object> info) {
        return Map.of("idTag", SimulatorClient.idTag(card), "idTagInfo", info);
    }

    private void remoteStart(String card) {
        Map<String, Object> request = Map.of("connectorId", 1, "idTag", SimulatorClient.idTag(card));
        assertEquals("Accepted", bench.status("RemoteStartTransaction", request));
    }
}
