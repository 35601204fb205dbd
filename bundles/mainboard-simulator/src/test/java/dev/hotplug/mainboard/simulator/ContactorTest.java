package dev.hotplug.mainboard.simulator;

import static dev.hotplug.mainboard.simulator.Contactor.Wish.CLOSE;
import static dev.hotplug.mainboard.simulator.Contactor.Wish.OPEN;
import static dev.hotplug.mainboard.simulator.Contactor.Wish.RELEASE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContactorTest {
    private final Contactor contactor = new Contactor();

    private void closed() {
        contactor.step(0, CLOSE, 0);
        contactor.step(Contactor.CLOSE_MILLIS, CLOSE, 0);
        assertTrue(contactor.closed());
    }

    @Test
    void closesAfterItsTestAndWithin3Seconds() {
        contactor.step(0, CLOSE, 0);
        assertTrue(contactor.moving());
        contactor.step(Contactor.CLOSE_MILLIS - 1, CLOSE, 0);
        assertFalse(contactor.closed());
        contactor.step(Contactor.CLOSE_MILLIS, CLOSE, 0);
        assertTrue(contactor.closed());
        assertTrue(Contactor.CLOSE_MILLIS <= 3_000);
    }

    @Test
    void aWishThatIsWithdrawnStartsAnew() {
        contactor.step(0, CLOSE, 0);
        contactor.step(400, OPEN, 0);
        contactor.step(450, CLOSE, 0);
        contactor.step(600, CLOSE, 0);
        assertFalse(contactor.closed());
    }

    @Test
    void opensAtOnceWhenItMust() {
        closed();
        contactor.step(600, OPEN, 32_000);
        assertFalse(contactor.closed());
    }

    @Test
    void afterTheEndOfTheOfferItWaitsForTheCarToStopDrawing() {
        closed();
        contactor.step(1_000, RELEASE, 16_000);
        assertTrue(contactor.closed());
        assertTrue(contactor.moving());
        contactor.step(1_500, RELEASE, 400);
        assertFalse(contactor.closed());
    }

    @Test
    void aCarThatGoesOnDrawingIsCutOffAfter6Seconds() {
        closed();
        contactor.step(1_000, RELEASE, 16_000);
        contactor.step(6_999, RELEASE, 16_000);
        assertTrue(contactor.closed());
        contactor.step(7_000, RELEASE, 16_000);
        assertFalse(contactor.closed());
    }

    @Test
    void anOfferThatComesBackWhileWaitingKeepsItClosed() {
        closed();
        contactor.step(1_000, RELEASE, 16_000);
        contactor.step(2_000, CLOSE, 16_000);
        contactor.step(9_000, RELEASE, 16_000);
        assertTrue(contactor.closed());
    }
}
