package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.ChangeAvailability;
import dev.hotplug.ocpp16.core.ChangeConfiguration;
import dev.hotplug.ocpp16.core.ChangeConfiguration.ConfigurationStatus;
import dev.hotplug.ocpp16.core.ClearCache;
import dev.hotplug.ocpp16.core.DataTransfer;
import dev.hotplug.ocpp16.core.DataTransfer.DataTransferStatus;
import dev.hotplug.ocpp16.core.GetConfiguration;
import dev.hotplug.ocpp16.core.RemoteStartTransaction;
import dev.hotplug.ocpp16.core.RemoteStopTransaction;
import dev.hotplug.ocpp16.core.Reset;
import dev.hotplug.ocpp16.core.UnlockConnector;
import dev.hotplug.ocpp16.smartcharging.RemoteStartProfiles;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private static final IdTag TAG = new IdTag("5E15832A");

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemorySettings settings = new MemorySettings().add(new SettingsOwner() {
        private final List<Setting> keys = List.of(
                HeartbeatSender.INTERVAL,
                Setting.text("AuthorizationKey", "", 40, "secret").writeOnly(),
                Setting.readOnly("NumberOfConnectors", () -> "1", "how many"),
                Setting.readOnly("Long", () -> "x".repeat(600), "too long"),
                Setting.bool("AfterRestart", false, "later").needingReboot());

        @Override
        public List<Setting> settings() {
            return keys;
        }
    });
    private final TreeSet<String> featureProfiles = new TreeSet<>(List.of("Core"));
    private final ProfileCatalogue catalogue = new ProfileCatalogue() {
        @Override
        public SortedSet<String> featureProfiles() {
            return featureProfiles;
        }

        @Override
        public SortedSet<String> actions() {
            return new TreeSet<>();
        }

        @Override
        public SortedSet<String> triggers() {
            return new TreeSet<>();
        }
    };
    private final RemoteStartTransactionHandler remoteStart =
            new RemoteStartTransactionHandler(central, station, settings, loop, catalogue);

    /** What a smart charging profile was given, and what it says. */
    private static final class Taker implements RemoteStartProfiles {
        final List<String> taken = new ArrayList<>();
        Optional<String> refusal = Optional.empty();

        @Override
        public Optional<String> refusal(Optional<ConnectorId> connector, ChargingProfile profile) {
            return refusal;
        }

        @Override
        public void take(Optional<ConnectorId> connector, IdTag idTag, ChargingProfile profile) {
            taken.add(connector.map(ConnectorId::toString).orElse("any") + " " + idTag + " " + profile.chargingProfileId());
        }
    }

    private static <Q extends Record, C extends Record> C answer(ActionHandler<Q, C> handler, Q request) {
        return handler.handle(request).toCompletableFuture().join();
    }

    private ConfigurationStatus change(String key, String value) {
        return answer(new ChangeConfigurationHandler(settings), new ChangeConfiguration.Req(key, value)).status();
    }

    private GetConfiguration.Conf get(String... keys) {
        return answer(new GetConfigurationHandler(settings), new GetConfiguration.Req(List.of(keys)));
    }

    private RemoteStartStopStatus start(Optional<Integer> connector, Optional<ChargingProfile> profile) {
        return answer(remoteStart, new RemoteStartTransaction.Req(connector, TAG, profile)).status();
    }

    private static Optional<ChargingProfile> profile(ChargingProfilePurposeType purpose, Optional<Integer> transactionId) {
        ChargingSchedule schedule = new ChargingSchedule(
                Optional.empty(), Optional.empty(), ChargingRateUnitType.A,
                List.of(new ChargingSchedulePeriod(0, BigDecimal.TEN, Optional.empty())), Optional.empty());
        return Optional.of(new ChargingProfile(
                1, transactionId, 0, purpose, ChargingProfileKindType.Relative,
                Optional.empty(), Optional.empty(), Optional.empty(), schedule));
    }

    @Test
    void s74EveryStatusOfChangeConfiguration() {
        assertEquals(ConfigurationStatus.Accepted, change("heartbeatINTERVAL", "60"));
        assertEquals("60", settings.text(HeartbeatSender.INTERVAL));
        assertEquals(ConfigurationStatus.Rejected, change("HeartbeatInterval", "-1"));
        assertEquals(ConfigurationStatus.Rejected, change("HeartbeatInterval", "soon"));
        assertEquals(ConfigurationStatus.Rejected, change("NumberOfConnectors", "2"));
        assertEquals(ConfigurationStatus.NotSupported, change("NoSuchKey", "2"));
        assertEquals(ConfigurationStatus.RebootRequired, change("AfterRestart", "true"));
    }

    @Test
    void s75WithoutNamesAllKeysAreAnsweredButNoSecret() {
        GetConfiguration.Conf conf = get();
        List<String> names = conf.configurationKey().stream().map(GetConfiguration.KeyValue::key).toList();
        assertEquals(List.of("AfterRestart", "HeartbeatInterval", "Long", "NumberOfConnectors"), names);
        assertEquals(List.of(), conf.unknownKey());
    }

    @Test
    void s75NamesAreComparedWithoutCaseAndUnknownOnesKeepTheirSpelling() {
        GetConfiguration.Conf conf = get("HEARTBEATINTERVAL", "numberofconnectors", "NoSuchKey", "heartbeatInterval", "NoSuchKey");
        assertEquals(
                List.of(
                        new GetConfiguration.KeyValue("HeartbeatInterval", false, Optional.of("300")),
                        new GetConfiguration.KeyValue("NumberOfConnectors", true, Optional.of("1"))),
                conf.configurationKey());
        assertEquals(List.of("NoSuchKey"), conf.unknownKey());
    }

    @Test
    void s75TheAuthorizationKeyIsNeverDisclosed() {
        settings.set("AuthorizationKey", "cafebabe");
        GetConfiguration.Conf conf = get("AuthorizationKey");
        assertEquals(
                List.of(new GetConfiguration.KeyValue("AuthorizationKey", false, Optional.empty())), conf.configurationKey());
        assertFalse((conf + " " + get()).contains("cafebabe"));
    }

    @Test
    void s75AValueHasAtMost500Characters() {
        assertEquals(500, get("Long").configurationKey().get(0).value().orElseThrow().length());
    }

    @Test
    void s75MoreNamesThanGetConfigurationMaxKeysAreRefusedWithTheirNumber() {
        String[] most = Collections.nCopies(GetConfigurationHandler.LIMIT, "HeartbeatInterval").toArray(String[]::new);
        assertEquals(1, get(most).configurationKey().size());
        String[] tooMany = Collections.nCopies(GetConfigurationHandler.LIMIT + 1, "HeartbeatInterval").toArray(String[]::new);
        CompletionException thrown = assertThrows(CompletionException.class, () -> get(tooMany));
        CallException refusal = (CallException) thrown.getCause();
        assertEquals(CallError.Code.OccurenceConstraintViolation, refusal.error().code());
        assertTrue(refusal.error().description().contains("100"));
    }

    @Test
    void s76UnknownVendorsAndUnknownMessagesAreToldApartAndHaveNoData() {
        DataTransferHandler handler = new DataTransferHandler(station);
        DataTransfer.Conf other =
                answer(handler, new DataTransfer.Req("org.other", Optional.of("x"), Optional.of("data")));
        assertEquals(new DataTransfer.Conf(DataTransferStatus.UnknownVendorId, Optional.empty()), other);
        DataTransfer.Conf own =
                answer(handler, new DataTransfer.Req("COM.example", Optional.of("x"), Optional.of("data")));
        assertEquals(new DataTransfer.Conf(DataTransferStatus.UnknownMessageId, Optional.empty()), own);
    }

    @Test
    void s65ARemoteStartOfTheWholeChargePointIsRejectedOneWithoutAConnectorIsTheStationsChoice() {
        central.accept();
        assertEquals(RemoteStartStopStatus.Rejected, start(Optional.of(0), Optional.empty()));
        assertEquals(List.of(), station.orders);
        assertEquals(RemoteStartStopStatus.Accepted, start(Optional.empty(), Optional.empty()));
        assertEquals(RemoteStartStopStatus.Accepted, start(Optional.of(1), Optional.empty()));
        assertEquals(List.of("remoteStart any 5E15832A false", "remoteStart 1 5E15832A false"), station.orders);
    }

    @Test
    void s65TheStationsRefusalIsRejected() {
        central.accept();
        station.commandStatus = Station.CommandStatus.Rejected;
        assertEquals(RemoteStartStopStatus.Rejected, start(Optional.of(1), Optional.empty()));
    }

    @Test
    void s66AuthorizeRemoteTxRequestsAsksForAuthorisation() {
        central.accept();
        settings.set("AuthorizeRemoteTxRequests", "true");
        start(Optional.of(1), Optional.empty());
        assertEquals(List.of("remoteStart 1 5E15832A true"), station.orders);
    }

    @Test
    @Shows("S67")
    void s67AFittingProfileIsHandedOnWithTheStartAndMayBeRefused() {
        central.accept();
        featureProfiles.add("SmartCharging");
        Taker taker = new Taker();
        remoteStart.bindProfiles(taker);
        loop.run();
        Optional<ChargingProfile> profile = profile(ChargingProfilePurposeType.TxProfile, Optional.empty());
        assertEquals(RemoteStartStopStatus.Accepted, start(Optional.of(1), profile));
        assertEquals(List.of("1 5E15832A 1"), taker.taken);
        taker.refusal = Optional.of("is too long");
        assertEquals(RemoteStartStopStatus.Rejected, start(Optional.of(1), profile));
        taker.refusal = Optional.empty();
        station.commandStatus = Station.CommandStatus.Rejected;
        assertEquals(RemoteStartStopStatus.Rejected, start(Optional.empty(), profile));
        assertEquals(1, taker.taken.size());
        assertEquals(2, station.orders.size(), "a refused profile starts nothing");
    }

    @Test
    @Shows("S67")
    void s67WhileSmartChargingIsSwappedAStartWithAProfileWaitsForIt() {
        central.accept();
        featureProfiles.add("SmartCharging");
        Optional<ChargingProfile> profile = profile(ChargingProfilePurposeType.TxProfile, Optional.empty());
        RemoteStartTransaction.Req request = new RemoteStartTransaction.Req(Optional.of(1), TAG, profile);
        CompletableFuture<RemoteStartTransaction.Conf> answer = remoteStart.handle(request).toCompletableFuture();
        assertFalse(answer.isDone());
        Taker taker = new Taker();
        remoteStart.bindProfiles(taker);
        loop.run();
        assertEquals(RemoteStartStopStatus.Accepted, answer.join().status());
        assertEquals(1, taker.taken.size());
        remoteStart.unbindProfiles(taker);
        CompletableFuture<RemoteStartTransaction.Conf> late = remoteStart.handle(request).toCompletableFuture();
        loop.advance(StartProfiles.GAP);
        assertTrue(late.isCompletedExceptionally());
        assertEquals(1, station.orders.size());
    }

    @Test
    void s67OnlyATxProfileWithoutATransactionMayComeWithARemoteStart() {
        central.accept();
        assertEquals(
                RemoteStartStopStatus.Rejected,
                start(Optional.of(1), profile(ChargingProfilePurposeType.TxDefaultProfile, Optional.empty())));
        assertEquals(
                RemoteStartStopStatus.Rejected,
                start(Optional.of(1), profile(ChargingProfilePurposeType.TxProfile, Optional.of(5))));
        assertEquals(
                RemoteStartStopStatus.Accepted,
                start(Optional.of(1), profile(ChargingProfilePurposeType.TxProfile, Optional.empty())));
    }

    @Test
    void s19RemoteStartAndStopAreRejectedWhilePending() {
        loop.run(() -> central.set(State.Pending, Optional.empty()));
        assertEquals(RemoteStartStopStatus.Rejected, start(Optional.of(1), Optional.empty()));
        RemoteStopTransactionHandler remoteStop = new RemoteStopTransactionHandler(central, station);
        assertEquals(RemoteStartStopStatus.Rejected, answer(remoteStop, new RemoteStopTransaction.Req(1)).status());
        assertEquals(List.of(), station.orders);
    }

    @Test
    void s68RemoteStopSaysWhatTheStationSays() {
        central.accept();
        RemoteStopTransactionHandler remoteStop = new RemoteStopTransactionHandler(central, station);
        assertEquals(RemoteStartStopStatus.Accepted, answer(remoteStop, new RemoteStopTransaction.Req(-7)).status());
        station.commandStatus = Station.CommandStatus.Rejected;
        assertEquals(RemoteStartStopStatus.Rejected, answer(remoteStop, new RemoteStopTransaction.Req(8)).status());
        assertEquals(List.of("remoteStop -7", "remoteStop 8"), station.orders);
    }

    @Test
    void s69UnlockConnectorSaysWhatTheHardwareDid() {
        UnlockConnectorHandler handler = new UnlockConnectorHandler(station);
        for (Station.UnlockStatus status : Station.UnlockStatus.values()) {
            station.unlockStatus = status;
            assertEquals(status.name(), answer(handler, new UnlockConnector.Req(1)).status().name());
        }
        assertEquals(UnlockConnector.UnlockStatus.NotSupported, answer(handler, new UnlockConnector.Req(0)).status());
    }

    @Test
    void s71ChangeAvailabilitySaysWhatTheStationSays() {
        ChangeAvailabilityHandler handler = new ChangeAvailabilityHandler(station);
        for (Station.AvailabilityStatus status : Station.AvailabilityStatus.values()) {
            station.availabilityStatus = status;
            ChangeAvailability.Req request =
                    new ChangeAvailability.Req(1, ChangeAvailability.AvailabilityType.Inoperative);
            assertEquals(status.name(), answer(handler, request).status().name());
        }
        assertEquals("changeAvailability 1 false", station.orders.get(0));
    }

    @Test
    void s33ClearCacheSaysWhatTheStationSays() {
        assertEquals(
                ClearCache.ClearCacheStatus.Accepted, answer(new ClearCacheHandler(station), new ClearCache.Req()).status());
        station.commandStatus = Station.CommandStatus.Rejected;
        assertEquals(
                ClearCache.ClearCacheStatus.Rejected, answer(new ClearCacheHandler(station), new ClearCache.Req()).status());
    }

    @Test
    void s70AResetThatDoesNotHappenIsRepeatedResetRetriesTimes() {
        settings.set("ResetRetries", "2");
        ResetHandler handler = new ResetHandler(loop, station, settings);
        assertEquals(Reset.ResetStatus.Accepted, answer(handler, new Reset.Req(Reset.ResetType.Soft)).status());
        assertEquals(List.of("reset Soft"), station.orders);
        loop.advance(Duration.ofMinutes(10));
        assertEquals(List.of("reset Soft", "reset Soft", "reset Soft"), station.orders);
    }

    @Test
    void s70ARefusedResetIsRejectedAndNotRepeated() {
        station.commandStatus = Station.CommandStatus.Rejected;
        ResetHandler handler = new ResetHandler(loop, station, settings);
        assertEquals(Reset.ResetStatus.Rejected, answer(handler, new Reset.Req(Reset.ResetType.Hard)).status());
        loop.advance(Duration.ofMinutes(10));
        assertEquals(List.of("reset Hard"), station.orders);
    }

    @Test
    void aHandlerThatGoesLeavesNoTimer() {
        ResetHandler handler = new ResetHandler(loop, station, settings);
        answer(handler, new Reset.Req(Reset.ResetType.Hard));
        handler.deactivate();
        assertEquals(0, loop.pendingTimers());
    }
}
