package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThreePhaseMeterTest {
    private static final Mains MAINS = new Mains(230, 3, 32_000, Mains.AMBIENT_CELSIUS, 50);
    private static final ThreePhaseMeter.Load FULL = new ThreePhaseMeter.Load(32_000, 3);

    private final ThreePhaseMeter meter = new ThreePhaseMeter(1_000);

    private double registerAfter(long millis, ThreePhaseMeter.Load load, double speed, boolean frozen) {
        meter.step(millis, load, MAINS, speed, frozen);
        meter.latch(load.phases(), MAINS, false);
        return meter.reading().importWattHour();
    }

    @Test
    void theCurrentRampsOverOneSecondAndTheRegisterCountsTheRamp() {
        assertEquals(1_000 + 230 * 3 * 16.0 / 3600, registerAfter(1_000, FULL, 1, false), 0.001);
        assertEquals(32_000, meter.milliampere(), 0.001);
        assertFalse(meter.ramping());
    }

    @Test
    void anHourAtFullLoadIsPowerTimesTime() {
        registerAfter(1_000, FULL, 1, false);
        double before = meter.reading().importWattHour();
        assertEquals(230 * 3 * 32, registerAfter(3_600_000, FULL, 1, false) - before, 0.01);
    }

    @Test
    void oneLongStepAndManyShortOnesCountTheSame() {
        ThreePhaseMeter fine = new ThreePhaseMeter(1_000);
        for (int i = 0; i < 60; i++) {
            fine.step(50, FULL, MAINS, 1, false);
        }
        fine.latch(3, MAINS, false);
        assertEquals(fine.reading().importWattHour(), registerAfter(3_000, FULL, 1, false), 0.002);
    }

    @Test
    void aFasterClockMakesMoreEnergyOfTheSamePower() {
        registerAfter(1_000, FULL, 1, false);
        double before = meter.reading().importWattHour();
        assertEquals(60 * 230 * 3 * 32 / 3600.0, registerAfter(1_000, FULL, 60, false) - before, 0.01);
        assertEquals(230 * 3 * 32, meter.reading().powerWatt(), 0.01);
    }

    @Test
    void aOnePhaseLoadShowsOnTheFirstPhaseOnly() {
        registerAfter(2_000, new ThreePhaseMeter.Load(16_000, 1), 1, false);
        assertEquals(3, meter.reading().phases().size());
        assertEquals(16, meter.reading().phases().get(0).ampere(), 1e-9);
        assertEquals(0, meter.reading().phases().get(2).ampere());
        assertEquals(230, meter.reading().phases().get(2).volt());
    }

    @Test
    void aBrokenMeterFreezesItsRegister() {
        assertEquals(1_000, registerAfter(3_600_000, FULL, 1, true), 0.0001);
    }

    @Test
    void nobodySeesTheRegisterBetweenTwoReadings() {
        meter.step(10_000, FULL, MAINS, 1, false);
        assertEquals(1_000, meter.reading().importWattHour(), 0.0001);
        meter.latch(3, MAINS, false);
        assertTrue(meter.reading().importWattHour() > 1_050);
    }

    @Test
    void cutsTheCurrentWithTheContactor() {
        meter.step(5_000, FULL, MAINS, 1, false);
        meter.cut();
        assertEquals(0, meter.milliampere());
    }
}
