package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault in mid-charge. */
abstract class FaultRules extends ChargingRules {

    private final Map<String, ChargerFault> codes = new HashMap<>();

    @ParameterizedTest
    @EnumSource(ChargerFault.class)
    void aFaultInMidChargeHasItsSafeReactionAndEndsWithoutARestart(ChargerFault fault) {
        ChargerDriver driver = charge();
        int offered = bench.truth(connector()).offeredMilliampere();
        if (!bench.fault(connector(), fault, true)) {
            isNeverTold(fault);
            return;
        }
        await(fault.noticedWithin(), "it is told", () -> told(fault));
        check(fault);
        react(fault, offered);
        bench.fault(connector(), fault, false);
        recover(fault);
        assertSame(driver, bench.driver().orElseThrow(), "without a restart");
    }

    private void isNeverTold(ChargerFault fault) {
        assertFalse(fault.everywhere(), "every charger can have " + fault + ": the bench must be able to put it in");
        steadily(Duration.ofSeconds(10), fault + " cannot happen here, so nobody is told of it", () -> !told(fault));
    }

    private boolean told(ChargerFault fault) {
        return station.faults(id()).stream().anyMatch(f -> f.code() == fault.code());
    }

    /** It says what the central system and people need. */
    private void check(ChargerFault fault) {
        Fault told = station.faults(id()).stream().filter(f -> f.code() == fault.code()).findFirst().orElseThrow();
        assertEquals(fault.stops(), told.stopsEnergy(), "stopsEnergy of " + told);
        assertEquals(fault == ChargerFault.EMERGENCY_STOP, told.emergencyStop());
        assertFalse(told.vendorErrorCode().isBlank(), "vendorErrorCode");
        assertFalse(told.info().isBlank(), "info");
        ChargerFault other = codes.putIfAbsent(told.vendorErrorCode(), fault);
        assertTrue(other == null || other == fault, "the vendorErrorCode of " + fault + " is that of " + other);
    }

    private void react(ChargerFault fault, int offered) {
        switch (fault.reaction()) {
            case STOPS, WINDS_DOWN, ENDS, SUSPENDS -> {
                await(within(fault), "the contactor is open", () -> !bench.truth(connector()).contactorClosed());
                await(REPORT, "it is told", () -> !station.last(id()).orElseThrow().contactorClosed());
                steadily(Duration.ofSeconds(10), "and stays so", () -> !bench.truth(connector()).contactorClosed() && told(fault));
            }
            case WELDED -> {
                await(FOLLOW, "nothing is offered", () -> bench.truth(connector()).offeredMilliampere() == 0);
                assertTrue(station.last(id()).orElseThrow().contactorClosed(), "told as it is");
            }
            case DERATES -> {
                await(FOLLOW, "less is offered", () -> bench.truth(connector()).offeredMilliampere() < offered);
                assertTrue(bench.truth(connector()).contactorClosed(), "the charge goes on");
                await(REPORT, "the limit is told", () -> station.last(id()).orElseThrow().thermalMilliampere().isPresent());
            }
            case TOLD -> steadily(Duration.ofSeconds(5), "the charge goes on", () -> bench.truth(connector()).contactorClosed()
                    && bench.truth(connector()).offeredMilliampere() == offered);
        }
    }

    private Duration within(ChargerFault fault) {
        if (fault == ChargerFault.LINK_LOST) {
            return bench.watchdog();
        }
        return fault.reaction() == ChargerFault.Reaction.WINDS_DOWN ? OPEN_AFTER_OFFER : OPEN_AT_ONCE;
    }

    private void recover(ChargerFault fault) {
        if (fault.over() == ChargerFault.Over.PLUG_OUT) {
            steadily(Duration.ofSeconds(5), "not before the plug is out", () -> told(fault));
            order(ConnectorOrder.SAFE);
            bench.car(connector(), Pilot.B);
            await(LOCK, "the plug is free", () -> !bench.truth(connector()).locked());
            bench.unplug(connector());
            await(RECOVER, "it is over", () -> !told(fault));
            bench.plug(connector());
            order(most());
            bench.car(connector(), Pilot.C);
        }
        await(RECOVER, "it is over", () -> !told(fault));
        await(RECOVER, "the charge goes on", () -> bench.truth(connector()).contactorClosed());
    }

    @Test
    void theRegisterThatIsToldNeverFallsWhileAPlugIsIn() {
        charge();
        double highest = station.last(id()).orElseThrow().meter().importWattHour();
        bench.fault(connector(), ChargerFault.METER_BACKWARDS, true);
        pass(Duration.ofSeconds(3));
        assertTrue(station.last(id()).orElseThrow().meter().importWattHour() >= highest);
    }
}
