package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @EnumSource(
            value = BoardFault.class,
            names = {"GROUND_FAILURE", "RESIDUAL_CURRENT", "OVER_CURRENT", "OVER_VOLTAGE", "UNDER_VOLTAGE", "OVER_TEMPERATURE",
                "METER", "PILOT", "DIODE_MISSING", "EMERGENCY_STOP"})
    void theContactorIsOpenInTheVeryStateThatTellsTheFaultAndClosesWhenItIsGone(BoardFault fault) {
        bench.charging().fault(fault, true);
        assertEquals(Set.of(fault), bench.heard().faults());
        assertFalse(bench.heard().contactorClosed());
        assertEquals(0, bench.heard().offerMilliampere());
        double register = bench.after(10_000).register();
        bench.fault(fault, false).after(3_000);
        assertTrue(bench.heard().contactorClosed());
        assertTrue(bench.register() > register);
        assertEquals(Set.of(), bench.heard().faults());
    }

    @Test
    void aPilotFaultShowsE() {
        bench.charging().fault(BoardFault.PILOT, true);
        assertEquals(Pilot.E, bench.heard().pilot());
    }

    @Test
    void aCarThatShortsThePilotIsAPilotFault() {
        bench.charging().ev(Pilot.E);
        assertEquals(Set.of(BoardFault.PILOT), bench.heard().faults());
        assertFalse(bench.heard().contactorClosed());
        bench.ev(Pilot.B);
        assertEquals(Set.of(), bench.heard().faults());
    }

    @Test
    void aWeldedContactStaysClosedAndTheFaultStaysUntilThePlugIsOut() {
        bench.charging().fault(BoardFault.WELDED_CONTACT, true).after(10_000);
        assertTrue(bench.heard().contactorClosed());
        assertEquals(0, bench.heard().offerMilliampere());
        bench.fault(BoardFault.WELDED_CONTACT, false).after(10_000);
        assertFalse(bench.heard().contactorClosed());
        assertEquals(Set.of(BoardFault.WELDED_CONTACT), bench.heard().faults(), "no energy over a contact that was welded");
        bench.order(new BoardOrder(0, false, 3, false, true)).board.unplug(1);
        bench.after(1_000);
        assertEquals(Set.of(), bench.heard().faults());
    }

    @Test
    void aStuckLockHoldsThePlugAndAFreeOneGetsNoEnergy() {
        bench.charging().fault(BoardFault.CONNECTOR_LOCK, true).order(new BoardOrder(0, false, 3, false, true)).after(5_000);
        assertTrue(bench.heard().locked());
        bench.board.unplug(1);
        assertTrue(bench.after(5_000).state().plugged());

        Bench other = new Bench().attached().fault(BoardFault.CONNECTOR_LOCK, true);
        other.board.plug(1);
        other.order(Bench.CHARGE).ev(Pilot.C).after(5_000);
        assertFalse(other.state().locked());
        assertFalse(other.state().contactorClosed());
    }

    @Test
    void aBrokenReaderNoticesNoCard() {
        bench.attached().fault(BoardFault.READER, true).board.card(new byte[] {4, 1, 2, 3});
        assertEquals(List.of("READER true"), bench.events);
        bench.fault(BoardFault.READER, false).board.card(new byte[] {4, 1, 2, 3});
        assertEquals(List.of("READER true", "READER false", "card 04010203"), bench.events);
    }

    @Test
    void theReaderDoesNotStopACharge() {
        assertTrue(bench.charging().fault(BoardFault.READER, true).after(5_000).state().contactorClosed());
        assertEquals(Set.of(), bench.state().faults());
    }

    @Test
    void aLostMainboardGoesToItsSafeStateSaysNothingAndForgetsItsOrders() {
        bench.charging();
        int heard = bench.states.size();
        bench.fault(BoardFault.MAINBOARD_LOST, true).order(Bench.CHARGE).after(5_000);
        assertEquals(List.of("MAINBOARD_LOST true"), bench.events);
        assertEquals(heard, bench.states.size());
        assertFalse(bench.state().contactorClosed());
        assertFalse(bench.state().locked());
        bench.fault(BoardFault.MAINBOARD_LOST, false).after(5_000);
        assertTrue(bench.states.size() > heard);
        assertFalse(bench.state().contactorClosed());
        bench.order(Bench.CHARGE).after(2_000);
        assertTrue(bench.heard().contactorClosed());
    }

    @Test
    void aFrozenMeterIsNotNoticedAndCountsNothing() {
        bench.charging();
        double register = bench.register();
        bench.fault(BoardFault.METER_FROZEN, true).after(10_000);
        assertTrue(bench.heard().contactorClosed());
        assertEquals(register, bench.heard().meter().importWattHour(), 1);
        assertTrue(bench.heard().meter().powerWatt() > 1_000);
        assertEquals(Set.of(), bench.heard().faults());
    }

    @Test
    void aMeterThatGoesBackwardsShowsLessAndTheWorldKeepsWhatItIs() {
        Bench old = new Bench(new World(List.of(new World.Connector(
                1, true, Pilot.B, false, 5_000, java.util.Optional.empty(), java.util.Optional.empty()))));
        old.attached().order(Bench.CHARGE).ev(Pilot.C).after(20_000);
        double register = old.register();
        old.fault(BoardFault.METER_BACKWARDS, true);
        assertEquals(register - 1_000, old.heard().meter().importWattHour(), 1);
        assertTrue(old.after(1_000).world().orElseThrow().meterWh() >= register);
        old.fault(BoardFault.METER_BACKWARDS, false);
        assertTrue(old.heard().meter().importWattHour() >= register);
    }

    @Test
    void anOutletThatIsHotIsOnlyMeasuredAndACarThatAsksForVentilationGetsNothing() {
        bench.charging().fault(BoardFault.HIGH_TEMPERATURE, true);
        assertEquals(80, bench.heard().meter().temperatureCelsius(), 0.01);
        assertTrue(bench.heard().contactorClosed());
        bench.fault(BoardFault.HIGH_TEMPERATURE, false).fault(BoardFault.VENTILATION, true);
        assertEquals(Pilot.D, bench.heard().pilot());
        assertFalse(bench.heard().contactorClosed());
        assertEquals(Pilot.C, bench.fault(BoardFault.VENTILATION, false).heard().pilot());
    }

    @Test
    void aCardThatIsHeldIsReadTwiceASecondUntilItIsTakenAway() {
        bench.attached().board.card(new byte[] {4, 1, 2, 3});
        bench.fault(BoardFault.CARD_HELD, true).after(60_000);
        assertEquals(122, bench.events.size());
        assertEquals(Set.of("card 04010203"), Set.copyOf(bench.events));
        bench.fault(BoardFault.CARD_HELD, false).after(60_000);
        assertEquals(122, bench.events.size());
    }

    @Test
    void ofSeveralCardsAtOnceNoneIsRead() {
        bench.attached().fault(BoardFault.CARD_COLLISION, true).board.card(new byte[] {4, 1, 2, 3});
        assertEquals(List.of("CARD_COLLISION true"), bench.events);
        bench.fault(BoardFault.CARD_COLLISION, false).board.card(new byte[] {4, 1, 2, 3});
        assertEquals(List.of("CARD_COLLISION true", "CARD_COLLISION false", "card 04010203"), bench.events);
    }

    @Test
    void theMainsAndTheHeatShowInTheReading() {
        bench.charging().fault(BoardFault.OVER_VOLTAGE, true);
        assertEquals(276, bench.heard().meter().phases().get(0).volt(), 0.01);
        bench.fault(BoardFault.OVER_VOLTAGE, false).fault(BoardFault.UNDER_VOLTAGE, true);
        assertEquals(172.5, bench.heard().meter().phases().get(0).volt(), 0.01);
        bench.fault(BoardFault.OVER_TEMPERATURE, true);
        assertEquals(95, bench.heard().meter().temperatureCelsius(), 0.01);
    }
}
