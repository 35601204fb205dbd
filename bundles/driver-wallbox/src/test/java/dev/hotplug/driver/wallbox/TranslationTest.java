package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardState;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationTest {
    private static final Connector SOCKET = Fixtures.COPPER.capabilities().connectors().get(0);
    private static final Connector TETHERED = Fixtures.PULSAR.capabilities().connectors().get(0);

    private static BoardOrder order(int limit, BoardFault... faults) {
        return Translation.order(new ConnectorOrder(true, limit, 3, true, true), SOCKET, Fixtures.state(Pilot.C, true, faults));
    }

    @ParameterizedTest
    @CsvSource({"16000, 16000", "32000, 32000", "40000, 32000", "6000, 6000", "2147483647, 32000"})
    void theOfferIsTheLowestOfOrderModelAndCable(int limit, int offer) {
        assertEquals(new BoardOrder(offer, true, 3, true, true), order(limit));
    }

    @Test
    void aWeakCableLimitsASocketAndNothingElse() {
        BoardState weak = new BoardState(true, Pilot.C, true, true, 0, OptionalInt.of(13_000), MeterReading.NONE, Set.of());
        ConnectorOrder order = new ConnectorOrder(true, 32_000, 3, true, true);
        assertEquals(13_000, Translation.order(order, SOCKET, weak).offerMilliampere());
        assertEquals(32_000, Translation.order(order, TETHERED, weak).offerMilliampere());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "1000", "5999"})
    void below6AmpereIsAPauseNothingIsOffered(int limit) {
        assertEquals(new BoardOrder(0, false, 3, true, true), order(limit));
    }

    @Test
    void withoutPermissionNothingIsOfferedAndTheLockStays() {
        assertEquals(
                new BoardOrder(0, false, 3, true, true),
                Translation.order(new ConnectorOrder(false, 32_000, 3, true, true), SOCKET, Fixtures.state(Pilot.C, true)));
    }

    @Test
    void aFaultThatStopsEnergyEndsTheOfferAndOneThatDoesNotLeavesIt() {
        assertEquals(0, order(16_000, BoardFault.RESIDUAL_CURRENT).offerMilliampere());
        assertFalse(order(16_000, BoardFault.RESIDUAL_CURRENT).closeContactor());
        assertEquals(16_000, order(16_000, BoardFault.CONNECTOR_LOCK).offerMilliampere());
    }

    @Test
    void notAvailableIsPassedOnWithoutAnOffer() {
        assertEquals(
                new BoardOrder(0, false, 3, false, false),
                Translation.order(new ConnectorOrder(true, 32_000, 3, false, false), SOCKET, Fixtures.state(Pilot.A, false)));
    }

    @Test
    void withoutALockNothingIsHeldAndNothingIsReportedHeld() {
        assertFalse(Translation.order(new ConnectorOrder(true, 16_000, 3, true, true), TETHERED, Fixtures.state(Pilot.C, true)).lock());
        assertFalse(Translation.state(Fixtures.state(Pilot.C, true), TETHERED).locked());
        assertTrue(Translation.state(Fixtures.state(Pilot.C, true), SOCKET).locked());
    }

    @Test
    void aModelThatCannotSwitchPhasesUsesItsOwn() {
        assertEquals(3, Translation.order(new ConnectorOrder(true, 16_000, 1, true, true), SOCKET, Fixtures.state(Pilot.C, true)).phases());
    }

    @Test
    void theStationIsToldWhatWasMeasured() {
        ConnectorState told = Translation.state(Fixtures.state(Pilot.D, true, BoardFault.PILOT), SOCKET);
        assertEquals(Pilot.D, told.pilot());
        assertTrue(told.contactorClosed());
        assertEquals(OptionalInt.of(32_000), told.cableMilliampere());
        assertEquals(Set.of(FaultTable.of(BoardFault.PILOT), FaultTable.of(BoardFault.VENTILATION)), told.faults());
        assertEquals(42, told.meter().importWattHour());
    }

    @Test
    void withoutElectronicsTheirWatchdogHasOpenedTheContactorUnlessItIsWelded() {
        BoardState lost = Translation.withoutElectronics(Fixtures.state(Pilot.C, true));
        assertFalse(lost.contactorClosed());
        assertEquals(0, lost.offerMilliampere());
        assertEquals(0, lost.meter().powerWatt());
        assertEquals(42, lost.meter().importWattHour());
        assertTrue(lost.plugged());
        assertEquals(Set.of(BoardFault.MAINBOARD_LOST), lost.faults());
        assertTrue(Translation.withoutElectronics(Fixtures.state(Pilot.C, true, BoardFault.WELDED_CONTACT)).contactorClosed());
    }
}
