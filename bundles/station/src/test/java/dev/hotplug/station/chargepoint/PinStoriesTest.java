package dev.hotplug.station.chargepoint;

import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.IdTag;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PINs are tags that somebody typed; guessing them is throttled. */
class PinStoriesTest {

    private static final IdTag PIN = new IdTag("4711");

    private Bench bench;

    @BeforeEach
    void aCarWaits() {
        bench = Bench.online().plug(1, Pilot.C);
        for (int wrong = 0; wrong < 10; wrong++) {
            bench.central.known.put(new IdTag("100" + wrong), Bench.info(AuthorizationStatus.Invalid));
        }
    }

    private Bench type(IdTag pin) {
        bench.loop.advance(java.time.Duration.ofMillis(1_001));
        bench.loop.run(() -> bench.station.typed(pin));
        return bench.settle();
    }

    private void typeWrong(int times) {
        for (int i = 0; i < times; i++) {
            type(new IdTag("100" + i));
        }
    }

    private String shown() {
        return bench.charger.shown.get(bench.charger.shown.size() - 1).message();
    }

    @Test
    void aPinIsATagThatIsAuthorisedAndEndsItsCharge() {
        type(PIN);
        assertEquals(List.of(PIN), bench.central.asked);
        assertEquals(PIN, bench.starts().get(0).idTag());
        type(PIN);
        assertEquals(1, bench.stops().size());
    }

    @Test
    void aWrongPinIsSaidToBeOne() {
        typeWrong(1);
        assertEquals("PIN not accepted", shown());
        assertTrue(bench.starts().isEmpty());
    }

    @Test
    void afterThreeWrongOnesNobodyIsAskedUntilTheWaitIsOver() {
        typeWrong(3);
        type(PIN);
        assertEquals("Too many PINs, wait 29 s", shown());
        assertEquals(3, bench.central.asked.size());
        bench.advance(30);
        type(PIN);
        assertEquals(1, bench.starts().size());
    }

    @Test
    void aRightOneIsWorthThreeWrongOnesAgain() {
        typeWrong(2);
        type(PIN);
        type(PIN);
        bench.unplug().plug(1, Pilot.C);
        typeWrong(2);
        type(PIN);
        assertEquals(2, bench.starts().size());
    }

    @Test
    void aCardIsListenedToMeanwhile() {
        typeWrong(3);
        bench.tap(ANNA);
        assertEquals(1, bench.starts().size());
    }

    @Test
    void pullingTheFuseIsNoWayAroundTheWait() {
        typeWrong(3);
        bench = bench.afterKill();
        bench.unplug().plug(1, Pilot.C);
        type(PIN);
        assertTrue(bench.central.asked.isEmpty());
        assertEquals(ChargePointStatus.Preparing, bench.status());
    }

    @Test
    void severalAtOnceGainNothing() {
        bench.central.holding = true;
        for (int i = 0; i < 6; i++) {
            IdTag guess = new IdTag("100" + i);
            bench.loop.run(() -> bench.station.typed(guess));
        }
        assertEquals(3, bench.central.asked.size());
    }
}
