package dev.hotplug.station.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Stamp;
import dev.hotplug.station.event.TransactionStopped.Sample;
import dev.hotplug.store.Batch;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionDataTest {

    private static Sample sample(int number) {
        return new Sample(new Stamp(Instant.ofEpochSecond(number), 1, number, true), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 10, 100, 500})
    @Shows("S56")
    void s56_neverMoreThanTheBound_firstAndNewestStay_rowsFollow(int most) {
        TransactionData data = TransactionData.NONE;
        MemoryStore store = new MemoryStore();
        for (int i = 1; i <= 2_000; i++) {
            TransactionData.Change change = data.with(sample(i), most);
            data = change.data();
            Batch batch = new Batch();
            DataRows.write(batch, 5, change);
            store.commit(batch);
            assertTrue(data.entries().size() <= most - 1);
            assertEquals(1, data.entries().get(0).sample().at().elapsedMillis(), "the begin value stays");
        }
        assertEquals(data.entries().stream().map(TransactionData.Entry::number).toList(),
                DataRows.read(store, 5).entries().stream().map(TransactionData.Entry::number).toList());
        List<Sample> ended = data.ended(sample(9_999), most);
        assertTrue(ended.size() <= most);
        assertEquals(9_999, ended.get(ended.size() - 1).at().elapsedMillis());
        assertTrue(most < 3 || data.entries().size() >= Math.max(1, (most - 1) / 2), "not thinner than half: " + data.entries().size());
    }

    @Test
    void whatStaysAfterThinning_isSpreadOverTheWholeTime() {
        TransactionData data = TransactionData.NONE;
        for (int i = 1; i <= 100; i++) {
            data = data.with(sample(i), 11).data();
        }
        long middle = data.entries().stream().map(e -> e.sample().at().elapsedMillis()).filter(t -> t > 10 && t < 90).count();
        assertTrue(middle >= 2, data.entries().toString());
    }

    @Test
    void aLoweredBound_appliesAtTheEnd() {
        TransactionData data = TransactionData.NONE;
        for (int i = 1; i <= 50; i++) {
            data = data.with(sample(i), 100).data();
        }
        List<Sample> ended = data.ended(sample(99), 4);
        assertEquals(List.of(1L, 2L, 3L, 99L), ended.stream().map(s -> s.at().elapsedMillis()).toList());
    }
}
