package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.SuspendedEV;
import static dev.hotplug.model.ChargePointStatus.SuspendedEVSE;
import static dev.hotplug.model.ChargePointStatus.Unavailable;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static dev.hotplug.station.chargepoint.Bench.BERT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartStoriesTest {

    private static final Optional<ConnectorId> ANY = Optional.empty();
    private static final Optional<ConnectorId> ONE = Optional.of(new ConnectorId(1));

    @Test
    void tapFirst_waitsForThePlug_thenCharges() {
        Bench bench = Bench.online().tap(ANNA);
        assertEquals(Preparing, bench.status());
        assertTrue(bench.starts().isEmpty());
        bench.advance(60).plug(1, Pilot.C);
        assertEquals(Charging, bench.status());
        assertEquals(ANNA, bench.starts().get(0).idTag());
        assertEquals(List.of(Unavailable, Available, Preparing, Charging), bench.news.ofConnector1());
    }

    @Test
    void plugFirst_waitsForTheTag_thenCharges() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        assertEquals(Preparing, bench.status());
        assertFalse(bench.energy());
        bench.tap(ANNA);
        assertEquals(Charging, bench.status());
        assertEquals(List.of(Unavailable, Available, Preparing, Charging), bench.news.ofConnector1());
    }

    @Test
    @Shows("S38")
    void s38_plugInWithoutTagInTime_becomesFinishing() {
        Bench bench = Bench.online().plug().advance(119);
        assertEquals(Preparing, bench.status());
        bench.advance(1);
        assertEquals(Finishing, bench.status());
    }

    @Test
    @Shows("S39")
    void s39_aTagThatComesLate_stillStarts() {
        Bench bench = Bench.online().plug(1, Pilot.C).advance(500).tap(ANNA);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S39")
    void s39_aRemoteStartThatComesLate_stillStarts() {
        Bench bench = Bench.online().plug(1, Pilot.C).advance(500);
        bench.loop.run(() -> assertEquals(CommandStatus.Accepted, bench.station.remoteStart(ANY, ANNA, false)));
        bench.settle();
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S39")
    void s39_tapWithoutPlugInTime_isForgotten() {
        Bench bench = Bench.online().tap(ANNA).advance(120);
        assertEquals(Available, bench.status());
        bench.plug(1, Pilot.C);
        assertEquals(Preparing, bench.status());
        assertTrue(bench.starts().isEmpty());
    }

    @Test
    @Shows("S39")
    void s39_connectionTimeOutChangedMeanwhile_countsFromTheStartOfPreparing() {
        Bench bench = Bench.online().plug().advance(20).set("ConnectionTimeOut", "30").advance(9);
        assertEquals(Preparing, bench.status());
        bench.advance(1);
        assertEquals(Finishing, bench.status());
    }

    @Test
    void refusedTag_doesNotStart_andTheScreenSaysSo() {
        Bench bench = Bench.online();
        bench.central.known.put(ANNA, Bench.info(AuthorizationStatus.Blocked));
        bench.plug(1, Pilot.C).tap(ANNA);
        assertEquals(Preparing, bench.status());
        assertEquals("Card not accepted", bench.charger.shown.get(bench.charger.shown.size() - 1).message());
        bench.advance(5);
        assertEquals("", bench.charger.shown.get(bench.charger.shown.size() - 1).message());
    }

    @Test
    void energyIsOrderedOnlyWhenTheStartIsDurable() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        ((MemoryStore) bench.store).hold();
        bench.tap(ANNA);
        assertFalse(bench.energy());
        assertEquals(Preparing, bench.status());
        ((MemoryStore) bench.store).release();
        bench.settle();
        assertTrue(bench.energy());
        assertEquals(Charging, bench.status());
    }

    @Test
    void diskFull_noEnergy_aNotice_andALaterTagStarts() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        ((MemoryStore) bench.store).failWith(new StoreException(StoreException.Cause.FULL, "no room on the disk"));
        bench.tap(ANNA);
        assertFalse(bench.energy());
        assertEquals(Finishing, bench.status());
        assertTrue(bench.news.notices.contains("1 InternalError"));
        ((MemoryStore) bench.store).failWith(null);
        bench.tap(ANNA);
        assertTrue(bench.energy());
        assertEquals(1, bench.starts().size());
    }

    @Test
    void carThatIsNotReady_showsSuspendedEvAfterTheSettlingTime() {
        Bench bench = Bench.online().plug(1, Pilot.B).tap(ANNA);
        assertEquals(Preparing, bench.status());
        bench.advance(5);
        assertEquals(SuspendedEV, bench.status());
        bench.car(Pilot.C);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S40")
    void s40_carThatGoesOn_staysSuspendedEvUntilTheContactorHasClosed_andIsSuspendedEvseWhenItDoesNot() {
        Bench bench = Bench.online().charging().advance(10).car(Pilot.B);
        assertEquals(SuspendedEV, bench.status());
        bench.advance(60);
        bench.charger.socket(1).contactorSlow = true;
        assertEquals(SuspendedEV, bench.car(Pilot.C).status());
        assertEquals(SuspendedEVSE, bench.advance(5).status());
        bench.charger.socket(1).contactorSlow = false;
        assertEquals(Charging, bench.settle().status());
    }

    @Test
    void cableInTheSocketOnly_waitsForTheCar() {
        Bench bench = Bench.online().tap(ANNA).plug(1, Pilot.A);
        assertEquals(Preparing, bench.status());
        assertTrue(bench.starts().isEmpty());
        bench.car(Pilot.C);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S65")
    void s65_remoteStartOnConnectorZeroUnknownOrOccupied_isRejected() {
        Bench bench = Bench.online();
        bench.loop.run(() -> {
            assertEquals(CommandStatus.Rejected, bench.station.remoteStart(Optional.of(new ConnectorId(0)), ANNA, false));
            assertEquals(CommandStatus.Rejected, bench.station.remoteStart(Optional.of(new ConnectorId(2)), ANNA, false));
        });
        bench.charging();
        bench.loop.run(() -> {
            assertEquals(CommandStatus.Rejected, bench.station.remoteStart(ONE, BERT, false));
            assertEquals(CommandStatus.Rejected, bench.station.remoteStart(ANY, BERT, false));
        });
    }

    @Test
    @Shows("S65")
    void s65_preparingWithTheCableIn_isNotOccupied() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.loop.run(() -> assertEquals(CommandStatus.Accepted, bench.station.remoteStart(ONE, ANNA, false)));
        bench.settle();
        assertEquals(Charging, bench.status());
        assertTrue(bench.central.asked.isEmpty(), "s66: started without asking");
    }

    @Test
    @Shows({"S66", "TC_023_5"})
    void s66_remoteStartWithAuthorization_asksFirst() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.known.put(ANNA, Bench.info(AuthorizationStatus.Invalid));
        bench.loop.run(() -> assertEquals(CommandStatus.Accepted, bench.station.remoteStart(ONE, ANNA, true)));
        bench.settle();
        assertEquals(List.of(ANNA), bench.central.asked);
        assertTrue(bench.starts().isEmpty());
    }

    @Test
    void remoteStartWhileAnotherTagWaitsForItsPlug_isRejected() {
        Bench bench = Bench.online().tap(ANNA);
        bench.loop.run(() -> assertEquals(CommandStatus.Rejected, bench.station.remoteStart(ANY, BERT, false)));
    }

    @Test
    @Shows({"AuthEnabled", "AuthDisabledIdTag"})
    void freeVend_plugInStarts_cardsAreIgnored() {
        Bench bench = Bench.with("AuthEnabled", "false", "AuthDisabledIdTag", "FREE");
        bench.tap(ANNA);
        assertEquals(Available, bench.status());
        bench.plug(1, Pilot.C);
        assertEquals(Charging, bench.status());
        assertEquals(new IdTag("FREE"), bench.starts().get(0).idTag());
        bench.tap(ANNA).tap(new IdTag("FREE"));
        assertEquals(Charging, bench.status());
        assertTrue(bench.central.asked.isEmpty());
        assertFalse(bench.charger.shown.get(bench.charger.shown.size() - 1).authorizationRequired());
    }

    @Test
    void freeVend_stoppedRemotely_doesNotStartAgainByItself() {
        Bench bench = Bench.with("AuthEnabled", "false").plug(1, Pilot.C);
        bench.confirmStart(7, Bench.info(AuthorizationStatus.Accepted));
        bench.loop.run(() -> bench.station.remoteStop(7));
        bench.settle().advance(300);
        assertEquals(Finishing, bench.status());
        bench.unplug().plug(1, Pilot.C);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("AuthEnabledOffline")
    void freeVendOffline_followsAuthEnabledOffline() {
        Bench bench = Bench.with("AuthEnabledOffline", "false").plug(1, Pilot.C);
        assertEquals(Preparing, bench.status());
        bench.unplug().offline().plug(1, Pilot.C);
        assertEquals(Charging, bench.status());
    }

    @Test
    void sameTapTwiceAtOnce_isOneTap() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.loop.run(() -> {
            bench.station.presented(ANNA);
            bench.station.presented(ANNA);
        });
        bench.settle();
        assertEquals(Charging, bench.status());
        assertEquals(1, bench.starts().size());
    }

    @Test
    void twoTagsWaitForAPlug_theNewerCharges() {
        Bench bench = Bench.online().tap(ANNA).tap(BERT).plug(1, Pilot.C);
        assertEquals(BERT, bench.starts().get(0).idTag());
    }

    @Test
    void twoConnectors_theOneWithThePlugStarts() {
        Bench bench = Bench.online(FakeCharger.twoSockets()).plug(2, Pilot.C).tap(ANNA);
        assertEquals(Charging, bench.status(2));
        assertEquals(Available, bench.status(1));
    }

    @Test
    void tetheredCharger_chargesWithoutLock() {
        Bench bench = Bench.online(FakeCharger.fixedCable()).charging();
        assertEquals(Charging, bench.status());
        assertFalse(bench.charger.socket(1).order.locked());
    }

    @Test
    void snapshotTellsTransactionLimitsAndWinner() {
        Bench bench = Bench.online().charging();
        var connector = bench.station.snapshot().connectors().get(new ConnectorId(1));
        assertEquals(32_000, connector.limits().get("hardware"));
        assertEquals(20_000, connector.limits().get("cable"));
        assertEquals(20_000, bench.charger.socket(1).order.limitMilliampere());
        assertEquals(ANNA, connector.transaction().orElseThrow().idTag());
        assertEquals(1000, connector.transaction().orElseThrow().meterStartWattHour());
    }

    @Test
    void cardHeldAtTheReader_doesNotEndWhatItBegan() {
        Bench bench = Bench.online().charging();
        bench.loop.advance(java.time.Duration.ofMillis(500));
        bench.loop.run(() -> bench.station.presented(ANNA));
        assertEquals(Charging, bench.settle().status());
        assertTrue(bench.stops().isEmpty());
    }
}
