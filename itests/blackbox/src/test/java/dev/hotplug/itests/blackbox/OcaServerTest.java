package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.AvailabilityStatus;
import eu.chargetime.ocpp.model.core.AvailabilityType;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.ChangeAvailabilityConfirmation;
import eu.chargetime.ocpp.model.core.ChangeAvailabilityRequest;
import eu.chargetime.ocpp.model.core.ChangeConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.ChangeConfigurationRequest;
import eu.chargetime.ocpp.model.core.ClearCacheConfirmation;
import eu.chargetime.ocpp.model.core.ClearCacheRequest;
import eu.chargetime.ocpp.model.core.ClearCacheStatus;
import eu.chargetime.ocpp.model.core.ConfigurationStatus;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.DataTransferStatus;
import eu.chargetime.ocpp.model.core.GetConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.GetConfigurationRequest;
import eu.chargetime.ocpp.model.core.KeyValueType;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.Reason;
import eu.chargetime.ocpp.model.core.RemoteStartStopStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionRequest;
import eu.chargetime.ocpp.model.core.ResetConfirmation;
import eu.chargetime.ocpp.model.core.ResetRequest;
import eu.chargetime.ocpp.model.core.ResetStatus;
import eu.chargetime.ocpp.model.core.ResetType;
import eu.chargetime.ocpp.model.core.SampledValue;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import eu.chargetime.ocpp.model.core.UnlockConnectorConfirmation;
import eu.chargetime.ocpp.model.core.UnlockConnectorRequest;
import eu.chargetime.ocpp.model.core.UnlockStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged charger and the Java-OCA-OCPP server, which nobody here has written. */
class OcaServerTest {

    private static final String CARD = "04A23C5A";
    private static final String ID_TAG = "5A3CA204";
    /** Sixteen bytes: the library refuses shorter passwords. */
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    private OcaCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;

    @BeforeEach
    void start() {
        centralSystem = OcaCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url())
                        .centralSystem("securityProfile", 1)
                        .centralSystem("authorizationKey", KEY)
                        .key("MeterValueSampleInterval", "1")
                        .key("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import")
                        .write(folder)));
        world = charger.simulator();
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"AuthorizationKey", "BootNotification", "StatusNotification", "S22", "TC_085"})
    void bootsWithItsIdentityAndLogsInWithTheBytesOfItsKey() {
        BootNotificationRequest boot = centralSystem.await(BootNotificationRequest.class);
        assertEquals("CPB1-S-2-4", boot.getChargePointModel());
        assertEquals("100001", boot.getChargePointSerialNumber());
        assertFalse(boot.getChargePointVendor().isBlank());
        OcaCentralSystem.Login login = centralSystem.logins().get(0);
        assertEquals("CP1", login.identifier().replaceFirst(".*/", ""));
        assertEquals("CP1", login.user());
        assertArrayEquals(java.util.HexFormat.of().parseHex(KEY), login.password());
        List<Integer> connectors = centralSystem.requests(StatusNotificationRequest.class).stream()
                .map(StatusNotificationRequest::getConnectorId)
                .toList();
        assertTrue(connectors.containsAll(List.of(0, 1)), "s22: status of every connector, " + connectors);
        assertTrue(charger.running());
    }

    @Test
    @Shows({"Authorize", "StartTransaction", "StatusNotification", "MeterValues", "StopTransaction", "S25", "TC_004_1", "TC_068"})
    void aCardChargesAndStops() {
        ZonedDateTime before = ZonedDateTime.now().minusSeconds(5);
        world.speed(20);
        world.card(CARD);
        assertEquals(ID_TAG, centralSystem.await(AuthorizeRequest.class).getIdTag());
        world.plug();
        world.car("C");
        StartTransactionRequest start = centralSystem.await(StartTransactionRequest.class);
        assertEquals(ID_TAG, start.getIdTag());
        assertEquals(1, start.getConnectorId());
        assertEquals(0, start.getMeterStart());
        assertTrue(start.getTimestamp().isAfter(before) && start.getTimestamp().isBefore(ZonedDateTime.now().plusSeconds(5)));
        List<MeterValuesRequest> samples = centralSystem.await(MeterValuesRequest.class, 4);
        samples.forEach(sample -> assertEquals(501, sample.getTransactionId()));
        assertRising(samples.stream().map(OcaServerTest::register).toList());
        world.card(CARD);
        StopTransactionRequest stop = centralSystem.await(StopTransactionRequest.class);
        assertEquals(501, stop.getTransactionId());
        assertEquals(ID_TAG, stop.getIdTag());
        assertTrue(stop.getReason() == null || stop.getReason() == Reason.Local, "s53: " + stop.getReason());
        assertTrue(stop.getMeterStop() >= register(samples.get(samples.size() - 1)));
        centralSystem.awaitStatus("Finishing");
        world.unplug();
        centralSystem.awaitStatus("Available");
        assertEquals(1, centralSystem.requests(AuthorizeRequest.class).size(), "the tag that began may end without asking");
    }

    @Test
    @Shows({"RemoteStartTransaction", "RemoteStopTransaction", "S68", "TC_010", "TC_012", "TC_028"})
    void remoteStartAndRemoteStop() {
        world.plug();
        world.car("C");
        centralSystem.awaitStatus("Preparing");
        RemoteStartTransactionRequest startRequest = new RemoteStartTransactionRequest("REMOTE1");
        startRequest.setConnectorId(1);
        assertEquals(
                RemoteStartStopStatus.Accepted,
                centralSystem.call(startRequest, RemoteStartTransactionConfirmation.class).getStatus());
        assertEquals("REMOTE1", centralSystem.await(StartTransactionRequest.class).getIdTag());
        centralSystem.awaitStatus("Charging");
        assertEquals(RemoteStartStopStatus.Rejected, remoteStop(4711), "no such transaction");
        assertEquals(RemoteStartStopStatus.Accepted, remoteStop(501));
        StopTransactionRequest stop = centralSystem.await(StopTransactionRequest.class);
        assertEquals(Reason.Remote, stop.getReason());
        assertEquals(501, stop.getTransactionId());
    }

    @Test
    @Shows({"ChangeConfiguration", "GetConfiguration", "S74", "S75", "TC_019", "TC_021", "TC_040_1", "TC_040_2"})
    void configurationIsReadAndChanged() {
        assertEquals(ConfigurationStatus.Accepted, change("ConnectionTimeOut", "77"));
        assertEquals(ConfigurationStatus.Rejected, change("ConnectionTimeOut", "soon"));
        assertEquals(ConfigurationStatus.Rejected, change("NumberOfConnectors", "2"));
        assertEquals(ConfigurationStatus.NotSupported, change("NoSuchKey", "1"));
        GetConfigurationRequest two = new GetConfigurationRequest();
        two.setKey(new String[] {"ConnectionTimeOut", "NoSuchKey"});
        GetConfigurationConfirmation answer = centralSystem.call(two, GetConfigurationConfirmation.class);
        KeyValueType key = answer.getConfigurationKey()[0];
        assertEquals("ConnectionTimeOut=77 false", key.getKey() + "=" + key.getValue() + " " + key.getReadonly());
        assertArrayEquals(new String[] {"NoSuchKey"}, answer.getUnknownKey());
        List<String> all = Arrays.stream(centralSystem
                        .call(new GetConfigurationRequest(), GetConfigurationConfirmation.class)
                        .getConfigurationKey())
                .map(KeyValueType::getKey)
                .toList();
        assertTrue(all.containsAll(List.of("HeartbeatInterval", "NumberOfConnectors", "SupportedFeatureProfiles")), all.toString());
        assertFalse(all.contains("AuthorizationKey"), "never disclosed");
    }

    @Test
    @Shows({"ChangeAvailability", "ClearCache", "DataTransfer", "UnlockConnector", "TC_017_1"})
    void theOtherCoreCalls() {
        assertEquals(
                ClearCacheStatus.Accepted,
                centralSystem.call(new ClearCacheRequest(), ClearCacheConfirmation.class).getStatus());
        assertEquals(
                DataTransferStatus.UnknownVendorId,
                centralSystem.call(new DataTransferRequest("nobody"), DataTransferConfirmation.class).getStatus());
        assertEquals(
                AvailabilityStatus.Accepted,
                centralSystem
                        .call(new ChangeAvailabilityRequest(1, AvailabilityType.Inoperative), ChangeAvailabilityConfirmation.class)
                        .getStatus());
        centralSystem.awaitStatus("Unavailable");
        centralSystem.call(new ChangeAvailabilityRequest(1, AvailabilityType.Operative), ChangeAvailabilityConfirmation.class);
        centralSystem.awaitStatus("Available");
        assertEquals(
                UnlockStatus.Unlocked,
                centralSystem.call(new UnlockConnectorRequest(1), UnlockConnectorConfirmation.class).getStatus());
    }

    @Test
    @Shows({"Reset", "S70", "TC_016"})
    void aSoftResetEndsTheChargeRestartsTheProcessAndBootsAgain() {
        world.card(CARD);
        world.plug();
        world.car("C");
        centralSystem.awaitStatus("Charging");
        long jvm = charger.jvm().pid();
        assertEquals(
                ResetStatus.Accepted,
                centralSystem.call(new ResetRequest(ResetType.Soft), ResetConfirmation.class).getStatus());
        assertEquals(Reason.SoftReset, centralSystem.await(StopTransactionRequest.class).getReason());
        centralSystem.await(BootNotificationRequest.class, 2);
        Await.until("a new process", Duration.ofSeconds(10), () -> charger.jvm().pid(), pid -> pid != jvm);
        assertEquals(1, centralSystem.requests(StopTransactionRequest.class).size(), "closed exactly once");
        Await.until("ready again", Duration.ofSeconds(20), charger::output, told -> told.split(" ready:", -1).length > 2);
        world.unplug();
        centralSystem.awaitStatus("Available");
    }

    private RemoteStartStopStatus remoteStop(int transaction) {
        return centralSystem
                .call(new RemoteStopTransactionRequest(transaction), RemoteStopTransactionConfirmation.class)
                .getStatus();
    }

    private ConfigurationStatus change(String key, String value) {
        return centralSystem
                .call(new ChangeConfigurationRequest(key, value), ChangeConfigurationConfirmation.class)
                .getStatus();
    }

    private static double register(MeterValuesRequest request) {
        return Arrays.stream(request.getMeterValue()[0].getSampledValue())
                .filter(value -> "Energy.Active.Import.Register".equals(value.getMeasurand()))
                .map(SampledValue::getValue)
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRising(List<Double> registers) {
        assertEquals(registers.stream().sorted().toList(), registers, "never falls");
        assertTrue(registers.get(registers.size() - 1) > registers.get(0), "energy flows: " + registers);
    }
}
