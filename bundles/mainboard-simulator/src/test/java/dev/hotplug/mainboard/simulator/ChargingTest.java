package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChargingTest {
    private final Bench bench = new Bench();

    @Test
    void plugWaitsInBAndNothingFlows() {
        bench.attached().board.plug(1);
        assertEquals(Pilot.B, bench.heard().pilot());
        assertTrue(bench.heard().plugged());
        assertEquals(OptionalInt.of(32_000), bench.heard().cableMilliampere());
        bench.after(10_000);
        assertFalse(bench.state().contactorClosed());
    }

    @Test
    void theContactorClosesWithin3SecondsOfCWithPwmAndTheLockHeld() {
        bench.attached().board.plug(1);
        bench.order(Bench.CHARGE).ev(Pilot.C);
        assertEquals(16_000, bench.heard().offerMilliampere());
        bench.after(100);
        assertFalse(bench.state().contactorClosed());
        bench.after(1_400);
        assertTrue(bench.heard().contactorClosed());
        assertTrue(bench.heard().locked());
    }

    @Test
    void withoutAnOfferACarInCStaysInCAndGetsNothing() {
        bench.attached().board.plug(1);
        bench.ev(Pilot.C).order(new BoardOrder(0, true, 3, true, true)).after(10_000);
        assertEquals(Pilot.C, bench.state().pilot());
        assertFalse(bench.state().contactorClosed());
        assertEquals(0, bench.state().offerMilliampere());
    }

    @Test
    void takesTheLeastOfOfferCarAndCableOnItsOwnPhases() {
        bench.charging();
        assertEquals(16, bench.after(2_000).state().meter().phases().get(0).ampere(), 0.01);
        bench.board.ev(1, car -> {
            car.limit(10);
            car.use(1);
        });
        bench.after(3_000);
        assertEquals(10, bench.state().meter().phases().get(0).ampere(), 0.01);
        assertEquals(0, bench.state().meter().phases().get(1).ampere());
        assertEquals(2_300, bench.state().meter().powerWatt(), 1);
    }

    @Test
    void aLowerOfferIsFollowedWithin5Seconds() {
        bench.charging().order(new BoardOrder(8_000, true, 3, true, true)).after(2_000);
        assertEquals(8, bench.state().meter().phases().get(2).ampere(), 0.01);
        assertTrue(bench.state().contactorClosed());
    }

    @Test
    void leavingCOpensWithin100Milliseconds() {
        bench.charging().ev(Pilot.B).after(100);
        assertFalse(bench.heard().contactorClosed());
        assertEquals(Pilot.B, bench.heard().pilot());
    }

    @Test
    void unpluggingWhileChargingOpensAtOnceAndTheLockHoldsTheSocketsEndUntilItIsReleased() {
        bench.charging().board.unplug(1);
        assertEquals(Pilot.A, bench.heard().pilot());
        assertFalse(bench.heard().contactorClosed());
        bench.after(5_000);
        assertTrue(bench.state().plugged());
        bench.order(new BoardOrder(0, false, 3, false, true)).after(500);
        assertFalse(bench.heard().plugged());
        assertFalse(bench.heard().locked());
    }

    @Test
    void unpluggingAFreePlugIsDoneAtOnce() {
        bench.attached().board.plug(1);
        bench.board.unplug(1);
        assertFalse(bench.heard().plugged());
        assertEquals(Pilot.A, bench.heard().pilot());
    }

    @Test
    void whenEnergyIsNoLongerAllowedThePwmEndsAtOnceAndTheContactorOpensWithoutLoad() {
        bench.charging().order(new BoardOrder(0, false, 3, true, true));
        assertEquals(0, bench.heard().offerMilliampere());
        assertTrue(bench.heard().contactorClosed());
        bench.after(1_000);
        assertFalse(bench.heard().contactorClosed());
        assertTrue(bench.heard().locked());
    }

    @Test
    void theStateThatShowsTheOpenContactorHasAReadingTakenAfterTheOpening() {
        bench.charging().after(700);
        double before = bench.register();
        bench.ev(Pilot.B);
        double last = bench.heard().meter().importWattHour();
        assertTrue(last > before);
        assertEquals(last, bench.after(10_000).register());
        assertEquals(0, bench.heard().meter().powerWatt());
    }

    @Test
    void aStateIsToldEverySecondWhileClosedAndNoneWhenIdle() {
        bench.charging();
        int before = bench.states.size();
        bench.after(10_000);
        assertEquals(10, bench.states.size() - before);
        bench.ev(Pilot.B);
        before = bench.states.size();
        bench.after(60_000);
        assertEquals(before, bench.states.size());
        assertTrue(bench.board.tick().isEmpty(), "an idle board asks for no wake-up");
    }

    @Test
    void aSteadyChargeWakesTheThreadOncePerSecond() {
        bench.charging().after(3_000);
        assertTrue(bench.board.tick().getAsLong() >= 900, "no short steps while nothing moves");
    }

    @Test
    void theRegisterNeverFallsAndEverythingSeenWasKeptBefore() {
        bench.charging().after(5_500);
        double last = 0;
        for (var state : bench.states) {
            assertTrue(state.meter().importWattHour() >= last);
            last = state.meter().importWattHour();
        }
        assertEquals(bench.register(), bench.world().orElseThrow().meterWh());
    }

    @Test
    void notAvailableIsPilotFAndOpens() {
        bench.charging().order(new BoardOrder(0, false, 3, false, false)).after(100);
        assertEquals(Pilot.F, bench.heard().pilot());
        assertFalse(bench.heard().contactorClosed());
    }

    @Test
    void stateDIsOfferedNoContactor() {
        bench.charging().ev(Pilot.D).after(5_000);
        assertFalse(bench.state().contactorClosed());
        assertEquals(Pilot.D, bench.state().pilot());
    }

    @Test
    void aTetheredCableHasNoLockAndNoRating() {
        Bench tethered = new Bench().attached(new BoardSetup(1, false, true, 1, 40_000, 240, false, false));
        tethered.board.plug(1);
        tethered.order(Bench.CHARGE).ev(Pilot.C).after(2_000);
        assertTrue(tethered.state().contactorClosed());
        assertFalse(tethered.state().locked());
        assertEquals(OptionalInt.empty(), tethered.state().cableMilliampere());
        assertEquals(1, tethered.state().meter().phases().size());
        tethered.board.unplug(1);
        assertFalse(tethered.state().plugged());
    }

    @Test
    void aFasterClockFillsTheRegisterAndLeavesTheTimersAlone() {
        bench.board.speed(60);
        bench.attached().board.plug(1);
        bench.order(Bench.CHARGE).ev(Pilot.C).after(300);
        assertFalse(bench.state().contactorClosed());
        bench.after(60_000);
        assertEquals(230 * 3 * 16.0, bench.register(), 300);
    }

    /** 48 A at 240 V on one phase, through a cable that is the charger's own. */
    @Test
    void aNorthAmericanChargerFeedsOnePhaseAt60Hertz() {
        Bench bench = new Bench().attached(new BoardSetup(1, false, true, 1, 48_000, 240, false, false));
        bench.board.plug(1);
        bench.order(new BoardOrder(48_000, true, 1, false, true));
        bench.board.ev(1, car -> {
            car.become(Pilot.C);
            car.limit(48);
        });
        bench.after(4_000);
        assertEquals(1, bench.state().meter().phases().size());
        assertEquals(48, bench.state().meter().phases().get(0).ampere(), 0.1);
        assertEquals(240, bench.state().meter().phases().get(0).volt());
        assertEquals(60, bench.state().meter().frequencyHertz());
    }
}
