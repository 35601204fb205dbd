package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Pilot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contactor, offer, meter and lock. */
abstract class ChargingRules extends StartRules {

    /** What a pilot's duty cycle cannot say exactly. */
    private static final int OFFER_TOLERANCE = 600;

    @Test
    void closesForACarThatWantsEnergyAndOnlyThen() {
        start();
        bench.plug(connector());
        order(most());
        steadily(Duration.ofSeconds(5), "state B gets no energy", () -> !bench.truth(connector()).contactorClosed());
        bench.car(connector(), Pilot.C);
        await(CLOSE, "the contactor closes", () -> bench.truth(connector()).contactorClosed());
        await(REPORT, "it is told", () -> station.last(id()).orElseThrow().contactorClosed());
    }

    @Test
    void neverClosesWithoutAnOrder() {
        start();
        bench.plug(connector());
        bench.car(connector(), Pilot.C);
        order(ConnectorOrder.SAFE);
        steadily(Duration.ofSeconds(10), "no energy", () -> !bench.truth(connector()).contactorClosed());
        assertEquals(0, bench.truth(connector()).offeredMilliampere());
    }

    @ParameterizedTest
    @EnumSource(value = Pilot.class, names = {"A", "B", "E", "F"})
    void opensAtOnceWhenTheCarNoLongerWantsEnergy(Pilot state) {
        charge();
        bench.car(connector(), state);
        await(OPEN_AT_ONCE, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
        await(REPORT, "it is told", () -> !station.last(id()).orElseThrow().contactorClosed());
        double register = bench.truth(connector()).registerWattHour();
        assertEquals(register, station.last(id()).orElseThrow().meter().importWattHour(), 1, "a reading of after the opening");
    }

    @Test
    void opensAtOnceWhenTheCableIsPulled() {
        charge();
        bench.unplug(connector());
        await(OPEN_AT_ONCE, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
    }

    @Test
    void endsTheOfferFirstAndThenOpensWhateverTheCarDoes() {
        charge();
        order(new ConnectorOrder(false, most().limitMilliampere(), outlet().phases(), true, true));
        await(FOLLOW, "the offer ends", () -> bench.truth(connector()).offeredMilliampere() == 0);
        await(OPEN_AFTER_OFFER, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
    }

    @Test
    void theOfferFollowsTheOrderAndNeverExceedsIt() {
        charge();
        int least = outlet().minMilliampere();
        int most = station.last(id()).orElseThrow().cableMilliampere().orElse(outlet().maxMilliampere());
        for (int wanted : List.of(10_000, least, 13_000, most, Integer.MAX_VALUE, least)) {
            int expected = Math.min(Math.min(wanted, most), outlet().maxMilliampere());
            order(new ConnectorOrder(true, wanted, outlet().phases(), outlet().lock(), true));
            await(FOLLOW, "an offer of " + expected + " mA", () -> near(expected, bench.truth(connector()).offeredMilliampere()));
            await(REPORT, "it is told", () -> near(expected, station.last(id()).orElseThrow().offeredMilliampere()));
            assertTrue(bench.truth(connector()).contactorClosed(), "the charge goes on");
        }
    }

    private static boolean near(int expected, int milliampere) {
        return milliampere > expected - OFFER_TOLERANCE && milliampere <= expected + OFFER_TOLERANCE / 4;
    }

    @Test
    void lessThanACarCanUseIsAPause() {
        charge();
        order(new ConnectorOrder(true, outlet().minMilliampere() - 1, outlet().phases(), outlet().lock(), true));
        await(FOLLOW, "nothing is offered", () -> bench.truth(connector()).offeredMilliampere() == 0);
        await(OPEN_AFTER_OFFER, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
        order(most());
        await(CLOSE, "the charge goes on", () -> bench.truth(connector()).contactorClosed());
    }

    @Test
    void anOrderThatIsRepeatedChangesNothing() {
        charge();
        int offered = bench.truth(connector()).offeredMilliampere();
        for (int i = 0; i < 10; i++) {
            order(most());
            steadily(Duration.ofMillis(500), "nothing changes", () -> bench.truth(connector()).contactorClosed()
                    && bench.truth(connector()).offeredMilliampere() == offered);
        }
    }

    @Test
    void theMeterIsToldEverySecondAndNeverFallsAndCountsWhatFlows() {
        charge();
        double first = station.last(id()).orElseThrow().meter().importWattHour();
        long from = bench.nowMillis();
        int known = station.reports(id()).size();
        steadily(Duration.ofSeconds(30), "it charges", () -> bench.truth(connector()).contactorClosed());
        List<TckStation.Report> reports = station.reports(id()).subList(known, station.reports(id()).size());
        long last = from;
        double register = first;
        double wattHours = 0;
        for (TckStation.Report report : reports) {
            assertTrue(report.atMillis() - last <= REPORT.plus(STEP).plus(bench.slack()).toMillis(), "a state every second");
            assertTrue(report.state().meter().importWattHour() >= register, "the register fell");
            wattHours += report.state().meter().powerWatt() * (report.atMillis() - last) / 3_600_000;
            last = report.atMillis();
            register = report.state().meter().importWattHour();
        }
        assertTrue(wattHours > 1, "power is told");
        assertEquals(wattHours, register - first, wattHours * 0.1 + 2, "what was told of power and energy belongs together");
        assertEquals(bench.truth(connector()).registerWattHour(), register, wattHours * 0.1 + 2);
    }

    @Test
    void theLockIsToldAsItIs() {
        start();
        bench.plug(connector());
        order(most());
        if (outlet().lock()) {
            await(LOCK, "the plug is held", () -> bench.truth(connector()).locked());
            await(REPORT, "it is told", () -> station.last(id()).orElseThrow().locked());
            order(ConnectorOrder.SAFE);
            await(LOCK, "the plug is free", () -> !bench.truth(connector()).locked());
            await(REPORT, "it is told", () -> !station.last(id()).orElseThrow().locked());
        } else {
            steadily(LOCK, "there is no lock", () -> !station.last(id()).map(ConnectorState::locked).orElse(false));
        }
    }
}
