package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Panel;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallboxDriverTest {
    private static final ConnectorId ONE = new ConnectorId(1);
    private static final ConnectorOrder CHARGE = new ConnectorOrder(true, 16_000, 3, true, true);
    private static final BoardOrder OFFER = new BoardOrder(16_000, true, 3, true, true);

    private final Fixtures.Board board = new Fixtures.Board();
    private final Fixtures.Station station = new Fixtures.Station();
    private final Fixtures.HandDelay delay = new Fixtures.HandDelay();
    private final WallboxDriver driver = new WallboxDriver(Fixtures.COPPER, station, delay);
    private int registered;

    private boolean start() {
        return start(Map.of()) == WallboxDriver.Start.BEGUN;
    }

    private WallboxDriver.Start start(Map<String, String> left) {
        return driver.start(board, left, () -> {
            assertTrue(station.reports.isEmpty(), "nothing is reported before the driver is registered");
            registered++;
        });
    }

    @Test
    void coldStartOrdersTheSafeStateRegistersAndReportsOnce() {
        assertTrue(start());
        assertEquals(List.of(BoardOrder.SAFE), board.orders);
        assertEquals(1, registered);
        assertEquals(1, station.reports.size());
        assertEquals(42, station.last().meter().importWattHour());
        assertEquals(Panel.Halo.GREEN, board.panel().halo());
        assertEquals(Panel.Pattern.ROTATING, board.panel().pattern());
    }

    @Test
    void coldStartWithAClosedContactorWaitsUntilItIsConfirmedOpen() {
        board.first = Fixtures.state(Pilot.C, true);
        start();
        assertEquals(0, registered);
        assertEquals(BoardOrder.SAFE, board.lastOrder());
        board.listener.state(1, Fixtures.state(Pilot.C, true));
        assertEquals(0, registered);
        board.listener.state(1, Fixtures.state(Pilot.C, false));
        assertEquals(1, registered);
        assertFalse(station.last().contactorClosed());
        board.listener.state(1, Fixtures.state(Pilot.B, false));
        assertEquals(1, registered);
    }

    @Test
    void aContactThatIsWeldedIsReportedAlthoughItNeverOpens() {
        board.first = Fixtures.state(Pilot.C, true, BoardFault.WELDED_CONTACT);
        start();
        assertEquals(1, registered);
        assertTrue(station.last().energyForbidden());
    }

    @Test
    void withoutElectronicsNothingIsRegisteredUntilTheyAnswer() {
        board.first = null;
        start();
        board.listener.boardFault(BoardFault.MAINBOARD_LOST, true);
        assertEquals(0, registered);
        board.listener.boardFault(BoardFault.MAINBOARD_LOST, false);
        board.listener.state(1, Fixtures.state(Pilot.A, false));
        assertEquals(1, registered);
        assertEquals(List.of(), station.others);
    }

    @Test
    void takingOverLeavesTheOrderBeforeInForceAndTheContactorClosed() {
        board.takenOver = true;
        board.first = Fixtures.state(Pilot.C, true);
        start();
        assertEquals(List.of(), board.orders);
        assertEquals(1, registered);
        assertTrue(station.last().contactorClosed());
        driver.order(ONE, CHARGE);
        assertEquals(List.of(OFFER), board.orders);
    }

    @Test
    void aBoardThatAnotherDriverHoldsIsLeftAlone() {
        board.busy = true;
        assertFalse(start());
        assertEquals(0, registered);
        driver.order(ONE, CHARGE);
        driver.leave();
        assertFalse(board.held);
    }

    @Test
    void anOrderIsSentOnceAndEveryStateIsReported() {
        start();
        driver.order(ONE, CHARGE);
        driver.order(ONE, CHARGE);
        assertEquals(List.of(BoardOrder.SAFE, OFFER), board.orders);
        for (int second = 0; second < 5; second++) {
            board.listener.state(1, Fixtures.state(Pilot.C, true));
        }
        assertEquals(6, station.reports.size());
        assertEquals(2, board.orders.size());
    }

    @Test
    void anOrderForAConnectorThatIsNotThereIsABug() {
        start();
        assertThrows(IllegalArgumentException.class, () -> driver.order(new ConnectorId(2), CHARGE));
    }

    @Test
    void aWeakerCableChangesTheOfferByItself() {
        start();
        driver.order(ONE, CHARGE);
        board.listener.state(1, new BoardState(true, Pilot.B, false, false, 0, OptionalInt.of(13_000), Fixtures.state(Pilot.B, false).meter(), Set.of()));
        assertEquals(13_000, board.lastOrder().offerMilliampere());
    }

    @Test
    void aFaultEndsTheOfferBeforeTheStationSaysAnythingAndItsEndBringsItBack() {
        start();
        driver.order(ONE, CHARGE);
        board.listener.state(1, Fixtures.state(Pilot.C, false, BoardFault.RESIDUAL_CURRENT));
        assertEquals(new BoardOrder(0, false, 3, true, true), board.lastOrder());
        assertTrue(station.last().energyForbidden());
        board.listener.state(1, Fixtures.state(Pilot.C, false));
        assertEquals(OFFER, board.lastOrder());
    }

    @Test
    void lostElectronicsAreReportedTwiceOverAndGetTheirOrdersAgain() {
        start();
        driver.order(ONE, CHARGE);
        board.listener.state(1, Fixtures.state(Pilot.C, true));
        board.listener.boardFault(BoardFault.MAINBOARD_LOST, true);
        assertEquals(List.of("MainboardLost true"), station.others);
        assertFalse(station.last().contactorClosed());
        assertTrue(station.last().energyForbidden());
        int reports = station.reports.size();
        board.listener.boardFault(BoardFault.MAINBOARD_LOST, false);
        assertEquals(reports, station.reports.size(), "what was seen before the loss is old");
        board.listener.state(1, Fixtures.state(Pilot.C, false));
        assertEquals(List.of(BoardOrder.SAFE, OFFER, OFFER), board.orders);
        assertFalse(station.last().energyForbidden());
    }

    @Test
    void aBrokenReaderIsAFaultOfTheChargePointAlone() {
        start();
        board.listener.boardFault(BoardFault.READER, true);
        board.listener.boardFault(BoardFault.READER, true);
        board.listener.boardFault(BoardFault.READER, false);
        assertEquals(List.of("Reader true", "Reader false"), station.others);
        assertEquals(1, station.reports.size());
    }

    @Test
    void aCardIsALittleEndianTagAndTheHaloAnswers() {
        start();
        driver.light(80, 5);
        board.listener.card(new byte[] {0x04, (byte) 0xA2, 0x3C, 0x5A});
        assertEquals(List.of("tag 5A3CA204"), station.others);
        delay.pass(999);
        assertEquals(Panel.Pattern.BLINKING, board.panel().pattern());
        assertEquals(80, board.panel().brightnessPercent());
        delay.pass(1);
        assertEquals(Panel.Pattern.ROTATING, board.panel().pattern());
    }

    @Test
    void blinkRepeatZeroDoesNotBlink() {
        start();
        driver.light(100, 0);
        board.listener.card(new byte[4]);
        assertEquals(Panel.Pattern.ROTATING, board.panel().pattern());
    }

    @Test
    void aUidThatIsNoneIsIgnored() {
        start();
        board.listener.card(new byte[0]);
        board.listener.card(new byte[11]);
        board.listener.pin("");
        assertEquals(List.of(), station.others);
        board.listener.pin("1234");
        assertEquals(List.of("tag 1234"), station.others);
    }

    @Test
    void aCardThatWaitedForThisDriverIsHeardAfterItIsRegistered() {
        board.first = null;
        start();
        board.listener.card(new byte[] {1, 2, 3, 4});
        assertEquals(List.of(), station.others);
        board.listener.state(1, Fixtures.state(Pilot.A, false));
        assertEquals(List.of("tag 04030201"), station.others);
    }

    @Test
    void theHaloShowsTheStatusAndKeepsItsColourWhileBlinking() {
        start();
        driver.light(100, 3);
        board.listener.card(new byte[4]);
        driver.indicate(indication(ChargePointStatus.Charging));
        assertEquals(new Panel(Panel.Halo.BLUE, Panel.Pattern.BLINKING, 100, List.of()), board.panel());
        delay.pass(600);
        assertEquals(new Panel(Panel.Halo.BLUE, Panel.Pattern.PULSING, 100, List.of()), board.panel());
    }

    @Test
    void leavingHoldsTheOrderLeavesNoTimerAndSaysNothingMore() {
        start();
        driver.light(100, 3);
        driver.order(ONE, CHARGE);
        board.listener.card(new byte[4]);
        int reports = station.reports.size();
        int orders = board.orders.size();
        driver.leave();
        assertTrue(board.held);
        assertTrue(delay.waiting.isEmpty());
        board.listener.state(1, Fixtures.state(Pilot.B, false));
        driver.order(ONE, ConnectorOrder.SAFE);
        driver.indicate(indication(ChargePointStatus.Available));
        assertEquals(reports, station.reports.size());
        assertEquals(orders, board.orders.size());
    }

    @Test
    void aCardThatComesWhileItLeavesIsNotLost() {
        start();
        driver.light(100, 3);
        driver.leave();
        board.listener.card(new byte[] {0x04, (byte) 0xA2, 0x3C, 0x5A});
        assertEquals(List.of("tag 5A3CA204"), station.others);
        assertTrue(delay.waiting.isEmpty(), "and it leaves no timer");
    }

    @Test
    void theElectronicsAreSetUpAsThePartNumberSays() {
        start();
        assertTrue(board.setup.lock());
        assertTrue(board.setup.cardReader());
        assertFalse(board.setup.tethered());
        assertEquals(32_000, board.setup.maxMilliampere());
        assertEquals("CPB1-S-2-4", driver.identity().model());
        assertEquals("Wall Box Chargers", driver.identity().vendor());
    }

    @Test
    void whatItKnowsGoesToTheNextVersion() {
        start();
        board.listener.state(1, Fixtures.state(Pilot.C, true, BoardFault.WELDED_CONTACT));
        assertEquals(Map.of("schema", "1", "1.highestWattHour", "42.0", "1.faults", "WELDED_CONTACT"), driver.leave());
        assertTrue(board.held);
    }

    @Test
    void whatAVersionBeforeKnewHoldsOn() {
        board.takenOver = true;
        board.first = Fixtures.state(Pilot.B, false);
        assertEquals(WallboxDriver.Start.BEGUN, start(Map.of("schema", "1", "1.highestWattHour", "50.5", "1.faults", "WELDED_CONTACT")));
        assertEquals(List.of(), board.orders);
        assertEquals(50.5, station.last().meter().importWattHour(), "the register never falls");
        assertEquals(
                Set.of(FaultTable.of(BoardFault.METER_BACKWARDS), FaultTable.of(BoardFault.WELDED_CONTACT)), station.last().faults());
    }

    @ParameterizedTest
    @CsvSource({"2, 50, ''", "1, fifty, ''", "1, -1, ''", "1, NaN, ''", "1, 50, NO_SUCH_FAULT"})
    void whatItCannotReadIsRefusedAndTheHardwareIsSafeAtOnce(String schema, String highest, String faults) {
        board.takenOver = true;
        assertEquals(WallboxDriver.Start.REFUSED, start(Map.of("schema", schema, "1.highestWattHour", highest, "1.faults", faults)));
        assertTrue(board.released);
        assertEquals(0, registered);
        assertEquals(List.of("HandOverRefused true"), station.others);
        assertTrue(delay.waiting.isEmpty());
    }

    @Test
    void anOutletThatGetsHotIsOfferedLessAndThenNothing() {
        start();
        driver.order(ONE, CHARGE);
        board.listener.state(1, Fixtures.warm(80));
        assertEquals(14_000, board.lastOrder().offerMilliampere());
        assertEquals(OptionalInt.of(14_000), station.last().thermalMilliampere());
        assertEquals(Set.of(FaultTable.of(BoardFault.HIGH_TEMPERATURE)), station.last().faults());
        board.listener.state(1, Fixtures.warm(91));
        assertEquals(0, board.lastOrder().offerMilliampere());
        assertTrue(station.last().energyForbidden());
        board.listener.state(1, Fixtures.warm(76));
        assertTrue(station.last().energyForbidden(), "it has to cool down first");
        board.listener.state(1, Fixtures.warm(74));
        assertEquals(16_000, board.lastOrder().offerMilliampere());
        board.listener.state(1, Fixtures.warm(30));
        assertEquals(Set.of(), station.last().faults());
    }

    @Test
    void aCardThatIsLeftAtTheReaderIsAFaultOfTheChargePoint() {
        start();
        for (int read = 0; read < 25; read++) {
            board.listener.card(new byte[] {1, 2, 3, 4});
            delay.pass(500);
        }
        assertEquals(1, station.others.stream().filter("CardHeld true"::equals).count());
        delay.pass(500);
        assertEquals("CardHeld false", station.others.get(station.others.size() - 1));
    }

    private static Indication indication(ChargePointStatus status) {
        return new Indication(Map.of(ONE, status), true, false, Indication.Link.CONNECTED, "");
    }
}
