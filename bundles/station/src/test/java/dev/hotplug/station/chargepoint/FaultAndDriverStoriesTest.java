package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Faulted;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.SuspendedEV;
import static dev.hotplug.model.ChargePointStatus.SuspendedEVSE;
import static dev.hotplug.model.ChargePointStatus.Unavailable;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultAndDriverStoriesTest {

    private static final Fault GROUND = Bench.fault(ChargePointErrorCode.GroundFailure, true);
    private static final Fault PILOT = Bench.fault(ChargePointErrorCode.EVCommunicationError, true);
    private static final Fault EMERGENCY = new Fault(ChargePointErrorCode.OtherError, "E", "emergency stop", true, true);

    @Test
    @Shows({"S37", "S43"})
    void s43_faultWhileIdle_thenAvailableAgain() {
        Bench bench = Bench.online().fault(GROUND, true);
        assertEquals(Faulted, bench.status());
        assertEquals(ChargePointErrorCode.GroundFailure, bench.news.reports.get(bench.news.reports.size() - 1).errorCode());
        assertEquals(Available, bench.status(0), "s37: connector 0 is independent");
        assertEquals(Available, bench.fault(GROUND, false).status());
    }

    @Test
    @Shows("S43")
    void s43_faultWhileCharging_energyOff_transactionGoesOn_andBackToCharging() {
        Bench bench = Bench.online().charging();
        bench.news.ofConnector1();
        bench.fault(GROUND, true);
        assertFalse(bench.energy());
        bench.fault(GROUND, false);
        assertTrue(bench.energy());
        assertEquals(List.of(Faulted, Charging), bench.news.ofConnector1());
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    @Shows("S43")
    void s43_faultWhileSuspendedEv_returnsThere() {
        Bench bench = Bench.online().charging().car(Pilot.B);
        bench.fault(GROUND, true).fault(GROUND, false);
        assertEquals(SuspendedEV, bench.status());
        bench.advance(6);
        assertEquals(SuspendedEV, bench.status());
    }

    @Test
    @Shows("S44")
    void s44_pilotFault_accompaniesASession_andIsNeverFaultedWithThatCode() {
        Bench bench = Bench.online().charging().fault(PILOT, true);
        assertEquals(SuspendedEVSE, bench.status());
        assertEquals(ChargePointErrorCode.EVCommunicationError,
                bench.station.snapshot().status(new ConnectorId(1)).orElseThrow().errorCode());
        bench.fault(PILOT, false).tap(ANNA).unplug().fault(PILOT, true);
        assertEquals(Faulted, bench.status());
        assertEquals(ChargePointErrorCode.OtherError,
                bench.station.snapshot().status(new ConnectorId(1)).orElseThrow().errorCode());
    }

    @Test
    @Shows("S53")
    void emergencyStop_endsTheTransaction() {
        Bench bench = Bench.online().charging().fault(EMERGENCY, true);
        assertEquals(Reason.EmergencyStop, bench.stops().get(0).reason());
        assertEquals(Faulted, bench.status());
        assertEquals(Finishing, bench.fault(EMERGENCY, false).status());
    }

    @Test
    void faultThatStopsNothing_isOnlyReported() {
        Bench bench = Bench.online().charging().fault(Bench.fault(ChargePointErrorCode.HighTemperature, false), true);
        assertEquals(Charging, bench.status());
        assertEquals(List.of("1 HighTemperature"), bench.news.notices);
    }

    @Test
    void faultThatStopsNothing_isTakenBackWhenItIsGone() {
        Fault hot = Bench.fault(ChargePointErrorCode.HighTemperature, false);
        Fault stuck = Bench.fault(ChargePointErrorCode.ConnectorLockFailure, false);
        Bench bench = Bench.online().charging().fault(hot, true).fault(stuck, true).fault(hot, false);
        assertEquals(List.of("1 HighTemperature", "1 ConnectorLockFailure"), bench.news.notices);
        bench.fault(stuck, false);
        assertEquals(List.of("1 HighTemperature", "1 ConnectorLockFailure", "1 NoError"), bench.news.notices);
        assertEquals(Charging, bench.status());
    }

    @Test
    void faultThatStopsNothing_isNotTakenBackWhenTheStatusWasToldSince() {
        Fault hot = Bench.fault(ChargePointErrorCode.HighTemperature, false);
        Bench bench = Bench.online().fault(hot, true).charging().fault(hot, false);
        assertEquals(List.of("1 HighTemperature"), bench.news.notices);
    }

    @Test
    void faultedConnector_takesNoTagAndNoRemoteStart() {
        Bench bench = Bench.online().fault(GROUND, true).charging();
        assertTrue(bench.central.asked.isEmpty());
        assertTrue(bench.starts().isEmpty());
    }

    @Test
    void chargePointFault_faultsEverything_andGoes() {
        Bench bench = Bench.online().charging();
        Fault lost = Bench.fault(ChargePointErrorCode.InternalError, true);
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, lost, true));
        assertEquals(Faulted, bench.settle().status(0));
        assertEquals(Faulted, bench.status(1));
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, lost, false));
        assertEquals(Available, bench.settle().status(0));
        assertEquals(Charging, bench.status(1));
    }

    @Test
    void readerFault_isNewsOfTheChargePoint() {
        Bench bench = Bench.online();
        Fault reader = Bench.fault(ChargePointErrorCode.ReaderFailure, false);
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, reader, true));
        assertEquals(List.of("0 ReaderFailure"), bench.news.notices);
        assertEquals(Available, bench.status(0));
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, reader, false));
        assertEquals(List.of("0 ReaderFailure", "0 NoError"), bench.news.notices);
    }

    @Test
    void beforeADriverHasReported_unavailableAndStarting() {
        Bench bench = new Bench(new MemoryStore(), new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).load();
        assertEquals(Unavailable, bench.station.snapshot().chargePoint().status());
        bench.loop.run(() -> bench.station.driverCame(bench.charger));
        assertEquals(Unavailable, bench.status());
        assertTrue(bench.charger.shown.get(0).starting());
        bench.bringDriver();
        assertEquals(Available, bench.status());
        assertEquals(Available, bench.status(0));
    }

    @Test
    void driverThatReportsBeforeItIsBound_isHeard() {
        Bench bench = new Bench(new MemoryStore(), new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).load();
        ConnectorId one = new ConnectorId(1);
        bench.loop.run(() -> bench.station.reported(bench.charger, one, bench.charger.state(one)));
        bench.loop.run(() -> bench.station.driverCame(bench.charger));
        assertEquals(Available, bench.status());
    }

    @Test
    void driverSwap_nothingChanges_andTheNewOneHearsTheOrderInForce() {
        Bench bench = Bench.online().charging();
        bench.news.ofConnector1();
        bench.loseDriver().loop.advance(java.time.Duration.ofMillis(4_900));
        assertEquals(Charging, bench.status());
        bench.charger = bench.charger.next();
        bench.charger.socket(1).order = dev.hotplug.hardware.ConnectorOrder.SAFE;
        bench.bringDriver();
        assertTrue(bench.energy());
        bench.advance(10);
        assertEquals(Charging, bench.status());
        assertTrue(bench.news.ofConnector1().isEmpty());
        assertTrue(bench.stops().isEmpty());
        assertFalse(bench.charger.shown.isEmpty());
    }

    @Test
    void driverThatStaysAway_isAFault_untilOneComesBack() {
        Bench bench = Bench.online().charging();
        bench.loseDriver().loop.advance(java.time.Duration.ofSeconds(5));
        assertEquals(Faulted, bench.status());
        assertEquals("driver absent", bench.station.snapshot().status(new ConnectorId(1)).orElseThrow().info());
        bench.charger = bench.charger.next();
        bench.bringDriver();
        assertEquals(Charging, bench.status());
        assertEquals(Available, bench.status(0));
    }

    @Test
    void driverThatDoesNotTakeOver_isAFaultAtOnce_untilTheOldOneIsBack() {
        Bench bench = Bench.online().charging();
        bench.loseDriver();
        FakeCharger refusing = bench.charger.next();
        bench.loop.run(() -> bench.station.chargePointFault(refusing, DriverHandOver.REFUSED, true));
        assertEquals(Faulted, bench.settle().status());
        assertEquals("HandOverRefused", bench.station.snapshot().chargePoint().vendorErrorCode());
        assertEquals(Set.of(DriverHandOver.REFUSED), bench.station.snapshot().faults());
        bench.bringDriver();
        assertEquals(Charging, bench.status());
        assertTrue(bench.energy());
        assertEquals(Set.of(), bench.station.snapshot().faults());
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    void lateReportOfTheOldDriver_isDropped_itsCardIsNot() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        FakeCharger old = bench.charger;
        bench.loseDriver();
        bench.charger = old.next();
        bench.bringDriver();
        old.socket(1).plugged = false;
        var stale = old.state(new ConnectorId(1));
        old.socket(1).plugged = true;
        bench.loop.run(() -> bench.station.reported(old, new ConnectorId(1), stale));
        assertEquals(Preparing, bench.status());
        bench.tap(ANNA);
        assertEquals(Charging, bench.status());
    }
}
