package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Protection;
import dev.hotplug.hardware.Protection.ResidualCurrent;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.Earthing;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarthTest {
    private static final BoardSetup WITH_PEN_DETECTION = new BoardSetup(
            1, false, true, 3, 32_000, 230, false, false, Set.of(), new Protection(ResidualCurrent.DC_6_MA, true, true));

    private final Bench bench = new Bench();

    private boolean faulted() {
        return bench.state().faults().contains(BoardFault.GROUND_FAILURE);
    }

    @Test
    void tooHighAResistanceIsAGroundFailureAfterHalfASecondAndOpensTheContactor() {
        bench.charging();
        bench.board.earth(new Earth(50, false, 0, 0));
        bench.after(400);
        assertFalse(faulted());
        bench.after(200);
        assertTrue(faulted());
        assertFalse(bench.state().contactorClosed());
        bench.board.earth(Earth.GOOD);
        assertFalse(faulted());
    }

    /** With an electrode of its own the installation has more resistance, and that is no fault. */
    @Test
    void theSameResistanceIsGoodEnoughWhereTheSupplyIsTt() {
        bench.attached();
        bench.board.earthing(bench.driver, Earthing.TT);
        bench.board.earth(new Earth(50, false, 0, 0));
        bench.after(2_000);
        assertFalse(faulted());
        bench.board.earthing(bench.driver, Earthing.TN);
        bench.after(600);
        assertTrue(faulted());
    }

    /** European models have a detector of DC, North American ones of AC. */
    @ParameterizedTest
    @CsvSource({"DC_6_MA, 5.9, 25, false", "DC_6_MA, 6, 0, true", "CCID_20_MA, 50, 19, false", "CCID_20_MA, 0, 20, true", "UNSTATED, 50, 50, false"})
    void whatLeaksIsNoticedByTheDetectorOfTheModel(ResidualCurrent detector, double dc, double ac, boolean noticed) {
        bench.attached(new BoardSetup(1, false, true, 3, 32_000, 230, false, false, Set.of(), new Protection(detector, false, true)));
        bench.board.earth(new Earth(0.5, false, dc, ac));
        assertEquals(noticed, bench.state().faults().contains(BoardFault.RESIDUAL_CURRENT));
    }

    @ParameterizedTest
    @CsvSource({"TN, true, true", "TT, true, false", "TN, false, false"})
    void aBrokenPenIsNoticedWhereItMattersAndThereIsADetector(Earthing earthing, boolean detector, boolean noticed) {
        bench.attached(detector ? WITH_PEN_DETECTION : Bench.COPPER);
        bench.board.earthing(bench.driver, earthing);
        bench.board.earth(new Earth(0.5, true, 0, 0));
        bench.after(2_000);
        assertEquals(noticed, faulted());
    }
}
