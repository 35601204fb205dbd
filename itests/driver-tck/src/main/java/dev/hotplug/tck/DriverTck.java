package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.hardware.Pilot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every driver must pass. Extend it, hand in a bench, run it with JUnit 5; see docs/drivers.md. It looks at one
 * connector; for a charger with several, extend it once for each. Times are those of IEC 61851-1 annex A where it has any.
 */
public abstract class DriverTck extends FaultRules {

    @Test
    void declaresWhatItLeavesToItsNextVersion() {
        Declaration declared = bench.declaration().orElseGet(() -> fail("the bundle declares no " + DriverHandOver.NAMESPACE));
        assertTrue(declared.reads().contains(declared.writes()), "a version takes over from itself");
        charge();
        bench.leave();
        assertEquals(Long.toString(declared.writes()), bench.facts().get(DriverHandOver.SCHEMA));
    }

    @Test
    void theNextVersionTakesOverInMidChargeAndNothingIsInterrupted() {
        ChargerDriver old = charge();
        double register = station.last(id()).orElseThrow().meter().importWattHour();
        int offered = bench.truth(connector()).offeredMilliampere();
        bench.leave();
        assertTrue(bench.driver().isEmpty(), "the service has gone");
        steadily(Duration.ofSeconds(2), "energy flows on in the gap", () -> bench.truth(connector()).contactorClosed());
        int known = station.reports(id()).size();
        ChargerDriver next = start();
        assertNotSame(old, next);
        order(most());
        steadily(Duration.ofSeconds(10), "energy flows on", () -> bench.truth(connector()).contactorClosed()
                && bench.truth(connector()).offeredMilliampere() == offered);
        List<TckStation.Report> since = station.reports(id()).subList(known, station.reports(id()).size());
        assertTrue(since.stream().allMatch(r -> r.from() == next && r.state().contactorClosed()), "told as it was");
        assertTrue(since.get(0).state().meter().importWattHour() >= register, "the register goes on");
        order(ConnectorOrder.SAFE);
        await(OPEN_AFTER_OFFER, "the next version is obeyed", () -> !bench.truth(connector()).contactorClosed());
    }

    @Test
    void aDriverThatHasLeftSaysNothingMore() {
        charge();
        bench.leave();
        int known = station.reports(id()).size();
        bench.car(connector(), Pilot.B);
        pass(Duration.ofSeconds(2));
        assertEquals(known, station.reports(id()).size());
        assertFalse(bench.truth(connector()).contactorClosed(), "the hardware looks after itself");
    }

    @Test
    void withoutANextVersionTheHardwareIsSafeAfterFiveSeconds() {
        charge();
        bench.leave();
        await(HOLD.plus(STEP), "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
        assertEquals(0, bench.truth(connector()).offeredMilliampere());
    }

    @ParameterizedTest
    @EnumSource(Spoiled.class)
    void aVersionThatCannotTakeOverIsSafeAndSaysSoAndTheOldOneComesBack(Spoiled spoiled) {
        charge();
        bench.leave();
        Map<String, String> left = bench.facts();
        Map<String, String> wrong = spoiled.of(left);
        assertNotEquals(left, wrong);
        bench.facts(wrong);
        startAnyway();
        await(OPEN_AT_ONCE, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
        assertTrue(bench.driver().isEmpty(), "it registers nothing");
        assertTrue(station.faults(id()).contains(DriverHandOver.REFUSED), "it says so");
        assertEquals(wrong, bench.facts(), "what was left is put back for the version before");
        bench.facts(left);
        start();
        assertEquals(Set.of(), station.faults(id()));
        order(most());
        await(CLOSE, "the charge goes on with the old version", () -> bench.truth(connector()).contactorClosed());
    }

    private void startAnyway() {
        try {
            bench.start(station);
            pass(OPEN_AT_ONCE);
        } catch (RuntimeException e) {
            assertNotEquals("", String.valueOf(e.getMessage()), "it says why");
        }
    }
}
