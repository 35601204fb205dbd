package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The keys of OCPP 1.6 edition 2 and its errata as such: which there are, their defaults, access and ranges, that a change is kept
 * over a restart, and what the keys about the list itself do. What each of the others does is in the tests named
 * {@code ...KeysTest}.
 */
class ConfigurationKeysTest extends BenchTest {

    private static final String MEASURANDS =
            "Current.Import,Current.Offered,Energy.Active.Import.Register,Power.Active.Import,Power.Offered,Voltage";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "AllowOfflineTxForUnknownId        | true;false          | yes;1",
        "AuthorizationCacheEnabled         | true;false          | yes;1",
        "AuthorizeRemoteTxRequests         | true;false          | yes;1",
        "BlinkRepeat                       | 0;50                | -1;51;1.5;often",
        "ClockAlignedDataInterval          | 0;900;86400         | -1;86401;x",
        "ConnectionTimeOut                 | 1;86400             | 0;-1;86401;x",
        "ConnectorPhaseRotation            | 1.RST;0.RTS,1.STR   | 1.XYZ;2.RST;RST;1.RST,1.RTS",
        "HeartbeatInterval                 | 1;86400             | 0;-1;86401;soon",
        "LatchedFaults                     | ResidualCurrent;Meter,OverVoltage | WeldedContact;Nonsense;Meter,Nonsense",
        "LightIntensity                    | 0;100               | -1;101;bright",
        "LocalAuthorizeOffline             | true;false          | yes;1",
        "LocalPreAuthorize                 | true;false          | yes;1",
        "MaxEnergyOnInvalidId              | 0;1000000           | -1;1000001;x",
        "MessageTimeout                    | 1;86400             | 0;-1;86401;x",
        "MeterValueSampleInterval          | 0;604800            | -1;604801;x",
        "MeterValuesAlignedData            | Voltage             | Nonsense;Voltage,Nonsense;SoC",
        "MeterValuesSampledData            | Voltage             | Nonsense;Voltage,Nonsense;SoC",
        "MinimumStatusDuration             | 0;3600              | -1;3601;x",
        "ResetRetries                      | 0;10                | -1;11;x",
        "StopTransactionMaxMeterValues     | 2;500               | 1;-1;501;x",
        "StopTransactionOnEVSideDisconnect | true;false          | yes;1",
        "StopTransactionOnInvalidId        | true;false          | yes;1",
        "StopTxnAlignedData                | Voltage             | Nonsense;Voltage,Nonsense;SoC",
        "StopTxnSampledData                | Voltage             | Nonsense;Voltage,Nonsense;SoC",
        "TransactionMessageAttempts        | 1;1000              | 0;-1;1001;x",
        "TransactionMessageRetryInterval   | 0;86400             | -1;86401;x",
        "UnlockConnectorOnEVSideDisconnect | true;false          | yes;1",
        "WebSocketPingInterval             | 0;2147483647        | -1;2147483648;x",
        "AuthEnabled                       | true                | yes;1",
        "AuthEnabledOffline                | true;false          | yes;1",
        "AuthDisabledIdTag                 | 12345678901234567890| 123456789012345678901",
    })
    @Shows({"ChangeConfiguration", "S12", "S62", "S74", "TC_021", "TC_040_2"})
    void s74_theRangeOf(String key, String taken, String refused) {
        for (String value : taken.split(";")) {
            bench.set(key, value);
        }
        String present = bench.value(key);
        for (String value : refused.split(";")) {
            assertEquals("Rejected", bench.change(key, value), key + " to " + value);
            assertEquals(present, bench.value(key), "nothing changed");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "ConnectorPhaseRotationMaxLength   | 2",
        "GetConfigurationMaxKeys           | 100",
        "MeterValuesAlignedDataMaxLength   | 8",
        "MeterValuesSampledDataMaxLength   | 8",
        "NumberOfConnectors                | 1",
        "StopTxnAlignedDataMaxLength       | 8",
        "StopTxnSampledDataMaxLength       | 8",
        "SupportedFeatureProfilesMaxLength | 6",
    })
    @Shows({"ChangeConfiguration", "S74"})
    void s74_readOnly(String key, String value) {
        JsonNode conf = centralSystem.call("GetConfiguration", Map.of("key", List.of(key))).path("configurationKey").path(0);
        assertEquals(value, conf.path("value").asText());
        assertTrue(conf.path("readonly").asBoolean());
        assertEquals("Rejected", bench.change(key, "3"));
        assertEquals(value, bench.value(key));
    }

    @Test
    @Shows({"ChangeConfiguration", "S74"})
    void s74_everyChangeIsKeptOverARestartAndOverAPowerCut() {
        Map<String, String> changes = new TreeMap<>(Map.ofEntries(
                Map.entry("AllowOfflineTxForUnknownId", "false"),
                Map.entry("AuthorizationCacheEnabled", "false"),
                Map.entry("AuthorizeRemoteTxRequests", "true"),
                Map.entry("BlinkRepeat", "7"),
                Map.entry("ClockAlignedDataInterval", "3600"),
                Map.entry("ConnectionTimeOut", "77"),
                Map.entry("ConnectorPhaseRotation", "1.STR"),
                Map.entry("LatchedFaults", "ResidualCurrent"),
                Map.entry("LightIntensity", "42"),
                Map.entry("LocalAuthorizeOffline", "false"),
                Map.entry("LocalPreAuthorize", "false"),
                Map.entry("MaxEnergyOnInvalidId", "123"),
                Map.entry("MessageTimeout", "29"),
                Map.entry("MeterValueSampleInterval", "13"),
                Map.entry("MeterValuesAlignedData", "Voltage"),
                Map.entry("MeterValuesSampledData", "Voltage,Current.Import"),
                Map.entry("MinimumStatusDuration", "1"),
                Map.entry("ResetRetries", "2"),
                Map.entry("StopTransactionMaxMeterValues", "50"),
                Map.entry("StopTransactionOnEVSideDisconnect", "false"),
                Map.entry("StopTransactionOnInvalidId", "false"),
                Map.entry("StopTxnAlignedData", "Voltage"),
                Map.entry("StopTxnSampledData", "Voltage"),
                Map.entry("TransactionMessageAttempts", "5"),
                Map.entry("TransactionMessageRetryInterval", "5"),
                Map.entry("UnlockConnectorOnEVSideDisconnect", "false"),
                Map.entry("WebSocketPingInterval", "33"),
                Map.entry("AuthEnabledOffline", "false"),
                Map.entry("AuthDisabledIdTag", "Nobody")));
        changes.forEach(bench::set);
        powerCut();
        changes.forEach((key, value) -> assertEquals(value, bench.value(key), key));
        assertEquals(42, world.state().path("halo").path("brightnessPercent").asInt(), "the effect is back, too");
        restart();
        changes.forEach((key, value) -> assertEquals(value, bench.value(key), key));
    }

    @Test
    @Shows({"S74", "TC_040_1"})
    void s74_namesAreComparedWithoutCaseAndUnknownKeysAreNotSupported() {
        bench.set("connectiontimeout", 99);
        assertEquals("99", bench.value("CONNECTIONTIMEOUT"));
        assertEquals("NotSupported", bench.change("NoSuchKey", "1"));
    }

    @Test
    @Shows({"GetConfiguration", "S75", "TC_019"})
    void s75_getConfiguration_withoutAListGivesAllAndWithOneTheUnknownOnes() {
        JsonNode all = centralSystem.call("GetConfiguration", Map.of()).path("configurationKey");
        assertEquals(all, centralSystem.call("GetConfiguration", Map.of("key", List.of())).path("configurationKey"));
        List<String> names = all.findValuesAsText("key");
        assertTrue(names.containsAll(List.of("HeartbeatInterval", "NumberOfConnectors", "SupportedFeatureProfiles", "AuthEnabled")));
        assertFalse(names.contains("AuthorizationKey"), "never disclosed");
        all.forEach(key -> assertTrue(key.path("value").asText().length() <= 500, key.toString()));
        JsonNode some = centralSystem.call("GetConfiguration", Map.of("key", List.of("Nope", "HeartbeatInterval", "Neither")));
        assertEquals(List.of("HeartbeatInterval"), some.path("configurationKey").findValuesAsText("key"));
        assertEquals("[\"Nope\",\"Neither\"]", some.path("unknownKey").toString());
        JsonNode secret = centralSystem.call("GetConfiguration", Map.of("key", List.of("AuthorizationKey")));
        assertFalse(secret.path("configurationKey").path(0).has("value"));
    }

    @Test
    @Shows({"GetConfigurationMaxKeys", "S75"})
    void getConfigurationMaxKeys_soManyMayBeNamedAndNotOneMore_s75() {
        List<String> names = new ArrayList<>(IntStream.range(0, 99).mapToObj(i -> "Key" + i).toList());
        names.add("HeartbeatInterval");
        JsonNode answer = centralSystem.call("GetConfiguration", Map.of("key", names));
        assertEquals(99, answer.path("unknownKey").size());
        assertEquals(1, answer.path("configurationKey").size());
        names.add("OneMore");
        JsonNode refused = centralSystem.call("GetConfiguration", Map.of("key", names));
        assertEquals("OccurenceConstraintViolation", refused.path("errorCode").asText());
    }

    @ParameterizedTest
    @CsvSource({"MeterValuesAlignedData", "MeterValuesSampledData", "StopTxnAlignedData", "StopTxnSampledData"})
    @Shows({
            "MeterValuesAlignedDataMaxLength", "MeterValuesSampledDataMaxLength", "StopTxnAlignedDataMaxLength",
            "StopTxnSampledDataMaxLength"
    })
    void maxLength_allMeasurandsFitAndNoneIsCountedTwice(String key) {
        int most = Integer.parseInt(bench.value(key + "MaxLength"));
        assertTrue(MEASURANDS.split(",").length <= most);
        bench.set(key, MEASURANDS);
        assertEquals("Accepted", bench.change(key, "voltage, Voltage"));
        assertEquals("Voltage", bench.value(key));
        assertEquals("Accepted", bench.change(key, ""));
        assertEquals("", bench.value(key));
    }

    @Test
    @Shows("ConnectorPhaseRotationMaxLength")
    void connectorPhaseRotationMaxLength_oneItemForEachConnectorAndOneForTheChargePoint() {
        bench.set("ConnectorPhaseRotation", "0.RST,1.RTS");
        assertEquals("Rejected", bench.change("ConnectorPhaseRotation", "0.RST,1.RTS,2.RST"));
    }

    @Test
    @Shows("NumberOfConnectors")
    void numberOfConnectors_soManyHaveAStatus_andNoOtherIsKnown() {
        assertEquals("Rejected", bench.status("ChangeAvailability", Map.of("connectorId", 2, "type", "Operative")));
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of("connectorId", 2, "idTag", "X")));
        restart();
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals(List.of(0L, 1L), centralSystem.calls("StatusNotification").stream()
                .map(c -> number(c, "connectorId")).distinct().sorted().toList());
    }

    @Test
    @Shows({"SupportedFeatureProfiles", "SupportedFeatureProfilesMaxLength"})
    void supportedFeatureProfiles_whatIsListedIsAnswered_andTheRestIsNot() {
        List<String> profiles = Arrays.asList(bench.value("SupportedFeatureProfiles").split(","));
        assertTrue(profiles.containsAll(List.of("Core", "LocalAuthListManagement", "RemoteTrigger", "Reservation")));
        Map<String, Map.Entry<String, Map<String, Object>>> calls = Map.of(
                "LocalAuthListManagement", Map.entry("GetLocalListVersion", Map.of()),
                "FirmwareManagement", Map.entry("UpdateFirmware", Map.of("location", "ftp://127.0.0.1:1/x", "retrieveDate", "2030-01-01T00:00:00Z")),
                "Reservation", Map.entry("CancelReservation", Map.of("reservationId", 1)),
                "SmartCharging", Map.entry("ClearChargingProfile", Map.of("id", 1)),
                "RemoteTrigger", Map.entry("TriggerMessage", Map.of("requestedMessage", "Heartbeat")));
        calls.forEach((profile, call) -> {
            JsonNode answer = centralSystem.call(call.getKey(), call.getValue());
            String error = answer.path("errorCode").asText();
            assertEquals(profiles.contains(profile) ? "" : "NotSupported", error, profile + ": " + answer);
        });
        assertTrue(profiles.size() <= Integer.parseInt(bench.value("SupportedFeatureProfilesMaxLength")));
    }
}
