package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityLog.Entry;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Shows("S98")
class JournalTest {

    private final ManualTime time = new ManualTime();
    private final MemoryStore store = new MemoryStore();
    private final Journal journal = journal(store);

    private Journal journal(MemoryStore from) {
        return new Journal(from, time, new Journal.Bounds(100, 100, 10));
    }

    private static List<Entry> undelivered(Journal from) {
        return from.undelivered(1000).toCompletableFuture().join();
    }

    private static List<Entry> all(Journal from) {
        return from.entries(0, 1000).toCompletableFuture().join();
    }

    @Test
    void s98_allAreInTheLogAndTheCriticalOnesWait() {
        journal.report(SecurityEvent.StartupOfTheDevice, "Version 1");
        journal.report(SecurityEvent.InvalidMessages, "no frame");
        journal.report(SecurityEvent.ResetOrReboot, "Hard");

        assertEquals(
                List.of("StartupOfTheDevice", "InvalidMessages", "ResetOrReboot"), all(journal).stream().map(Entry::type).toList());
        assertEquals(List.of("StartupOfTheDevice", "ResetOrReboot"), undelivered(journal).stream().map(Entry::type).toList());
        assertEquals(time.stamp(), undelivered(journal).get(0).at());
    }

    @Test
    void s98_theyWaitOverARestartWithTheirMessageId() {
        journal.report(SecurityEvent.StartupOfTheDevice, "");
        journal.report(SecurityEvent.ResetOrReboot, "");
        Entry second = undelivered(journal).get(1);

        Journal later = journal(store.copy());

        assertEquals(second, undelivered(later).get(1));
        later.delivered(undelivered(later).get(0).sequence());
        assertEquals(List.of(second), undelivered(later));
        assertEquals(2, all(later).size(), "the log keeps them");
    }

    @Test
    void aFloodIsCountedAndNotRecorded() {
        IntStream.range(0, 1000).forEach(i -> journal.report(SecurityEvent.InvalidMessages, "frame " + i));
        journal.report(SecurityEvent.ResetOrReboot, "another type");
        time.forward(Duration.ofMinutes(1));
        journal.report(SecurityEvent.InvalidMessages, "frame");

        List<Entry> entries = all(journal);

        assertEquals(12, entries.size());
        assertEquals("frame (990 more like it were not recorded)", entries.get(11).techInfo());
    }

    @Test
    void theLogRolls() {
        for (int i = 0; i < 300; i++) {
            time.forward(Duration.ofMinutes(1));
            journal.report(SecurityEvent.SettingSystemTime, Integer.toString(i));
        }

        assertTrue(all(journal).size() <= 101, () -> all(journal).size() + " entries");
        assertEquals("299", all(journal).get(all(journal).size() - 1).techInfo());
        assertTrue(undelivered(journal).size() <= 101);
    }

    @Test
    void theTextIsCutAndHasNoControlCharacters() {
        journal.report(SecurityEvent.InvalidMessages, "a\nb\u0000" + "x".repeat(300));

        String info = all(journal).get(0).techInfo();

        assertEquals(255, info.length());
        assertTrue(info.startsWith("a b x"), info);
    }

    @Test
    void whatTheStoreRefusedIsRecordedLaterInOrder() {
        AtomicInteger news = new AtomicInteger();
        journal.watch(news::incrementAndGet);
        store.failWith(new StoreException(StoreException.Cause.FULL, "no room"));
        journal.report(SecurityEvent.MemoryExhaustion, "first");
        store.failWith(null);
        journal.report(SecurityEvent.ResetOrReboot, "second");

        assertEquals(List.of("first", "second"), undelivered(journal).stream().map(Entry::techInfo).toList());
        assertEquals(1, news.get());
    }

    @Test
    void onlyCriticalEventsAreNews() {
        AtomicInteger news = new AtomicInteger();
        var watch = journal.watch(news::incrementAndGet);
        journal.report(SecurityEvent.InvalidMessages, "");
        journal.report(SecurityEvent.ResetOrReboot, "");
        watch.end();
        journal.report(SecurityEvent.ResetOrReboot, "");

        assertEquals(1, news.get());
    }
}
