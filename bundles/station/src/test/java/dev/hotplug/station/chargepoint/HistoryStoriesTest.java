package dev.hotplug.station.chargepoint;

import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.Reason;
import dev.hotplug.station.ChargeHistory;
import dev.hotplug.station.ChargeHistory.Charge;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryStoriesTest {

    private static List<Charge> history(Bench bench) {
        return bench.station.history().newest();
    }

    @Test
    void aChargeThatEndedIsInTheHistoryWithWhatItsStopEventSays() {
        Bench bench = Bench.online().charging().charge(30);
        assertEquals(List.of(), history(bench));
        bench.tap(ANNA).advance(10);
        TransactionStopped stop = bench.stops().get(0);
        Charge charge = history(bench).get(0);
        assertEquals(ANNA, charge.idTag());
        assertEquals(stop.transaction(), charge.localId());
        assertEquals(stop.meterStopWattHour(), charge.meterStopWattHour());
        assertEquals(Reason.Local, charge.reason());
        assertTrue(Duration.between(charge.startedAt(), charge.endedAt()).toSeconds() >= 30);
        assertEquals(1, bench.station.history().edition());
    }

    @Test
    void soIsOneThatAPowerCutEnded() {
        Bench bench = Bench.online().charging().charge(30);
        Bench next = bench.afterKill();
        TransactionStopped stop = next.stops().get(0);
        Charge charge = history(next).get(0);
        assertEquals(Reason.PowerLoss, charge.reason());
        assertEquals(stop.meterStopWattHour(), charge.meterStopWattHour());
        assertEquals(stop.at().wall(), charge.endedAt());
        assertEquals(1, history(next.afterKill()).size());
    }

    @Test
    void theOldestGo() {
        Bench bench = Bench.online();
        Batch batch = new Batch();
        for (int i = 0; i < ChargeHistory.MOST; i++) {
            batch.putRow("ended-transactions", String.format("%019d", -1_000 + i), Fields.of("damaged", "yes"));
        }
        bench.await(() -> bench.store.commit(batch));
        bench.charging().charge(2).tap(ANNA).advance(10);
        assertEquals(ChargeHistory.MOST, bench.store.size("ended-transactions"));
        assertEquals(1, history(bench).size(), "what cannot be read is left out");
    }
}
