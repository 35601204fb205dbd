package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaPlanTest {

    private static final int MANY = 30;

    private final Store vendor = new Store();
    private final Store station = new Store();
    private byte[] file;
    private SetHead head;

    @TempDir
    Path folder;

    @BeforeEach
    void oneBundleOfManyChanges() {
        SetBundle[] bundles = new SetBundle[MANY];
        for (int i = 0; i < MANY; i++) {
            bundles[i] = Sets.bundle(vendor, "bundle-" + i, Sets.random(i, 10_000 + i));
        }
        station.contents.putAll(vendor.contents);
        bundles[17] = Sets.bundle(vendor, "bundle-17", Sets.random(99, 12_345));
        SetDocument set = Sets.set(vendor, "1.1.0", 1, bundles);
        file = Sets.file(set, vendor);
        head = Sets.read(file, new Store()).value().orElseThrow();
    }

    @Test
    void costsTheBeginningAndTheBundle() {
        DeltaPlan plan = DeltaPlan.of(head.layout(), 16_384, station::has);
        assertEquals(List.of(new DeltaPlan.Span(head.layout().slots().get(20).data(), 12_345)), plan.fetch());
        assertEquals(16_384 + 12_345, plan.fetchBytes());
        assertTrue(plan.fetchBytes() < file.length / 10, plan.fetchBytes() + " of " + file.length);
    }

    @Test
    void theFileComesAboutByteForByte() throws IOException {
        assertArrayEquals(file, completed(DeltaPlan.of(head.layout(), 16_384, station::has), 16_384));
    }

    @Test
    void alsoWithoutAnythingAndWithEverything() throws IOException {
        int all = (int) head.layout().slots().get(2).header();
        assertArrayEquals(file, completed(DeltaPlan.of(head.layout(), all, blob -> false), all));
        DeltaPlan nothing = DeltaPlan.of(head.layout(), all, vendor::has);
        assertEquals(List.of(), nothing.fetch());
        station.contents.putAll(vendor.contents);
        assertArrayEquals(file, completed(nothing, all));
    }

    @Test
    void neighboursAreFetchedTogether() {
        int all = (int) head.layout().slots().get(2).header();
        assertEquals(1, DeltaPlan.of(head.layout(), all, blob -> false).fetch().size());
    }

    @Test
    void whatTheBeginningHoldsIsNotFetchedAgain() throws IOException {
        for (int fetched : new int[] {20_000, 25_000, file.length - 10_000, file.length}) {
            DeltaPlan plan = DeltaPlan.of(head.layout(), fetched, blob -> false);
            assertTrue(plan.fetchBytes() <= file.length, plan.fetchBytes() + " of " + file.length);
            Files.deleteIfExists(folder.resolve("part"));
            assertArrayEquals(file, completed(plan, fetched));
        }
    }

    @Test
    void doneTwiceItIsTheSame() throws IOException {
        DeltaPlan plan = DeltaPlan.of(head.layout(), 16_384, station::has);
        completed(plan, 16_384);
        assertArrayEquals(file, completed(plan, 16_384));
    }

    @Test
    void aStoreThatHasRottedIsFound() throws IOException {
        DeltaPlan plan = DeltaPlan.of(head.layout(), 16_384, station::has);
        station.contents.put(head.document().bundles().get(3).sha256(), new byte[10_003]);
        Refusal refusal = complete(plan, 16_384).refusal().orElseThrow();
        assertEquals(Reason.CONTENT_ALTERED, refusal.reason());
        assertTrue(refusal.sentence().contains(head.document().bundles().get(3).sha256()), refusal.sentence());
    }

    @Test
    void theBeginningIsKnownFromEnoughBytes() {
        int enough = (int) head.layout().slots().get(2).header();
        assertEquals(new HeadReading.More(enough), HeadReading.of(Arrays.copyOf(file, enough - 1)));
        assertEquals(new HeadReading.More(HeadReading.FIRST_BYTES), HeadReading.of(new byte[0]));
        for (int length = 1; length < enough; length++) {
            int next = assertInstanceOf(HeadReading.More.class, HeadReading.of(Arrays.copyOf(file, length))).bytes();
            assertTrue(next > length && next <= Math.max(HeadReading.FIRST_BYTES, enough + 5_000), length + " -> " + next);
        }
        assertEquals(head.document(), assertInstanceOf(HeadReading.Whole.class, HeadReading.of(Arrays.copyOf(file, enough))).head().document());
        assertInstanceOf(HeadReading.Whole.class, HeadReading.of(file));
        assertInstanceOf(HeadReading.Refused.class, HeadReading.of("<html><body>404 - not found, and a long sentence".getBytes()));
    }

    private byte[] completed(DeltaPlan plan, int start) throws IOException {
        Result<Layout> result = complete(plan, start);
        assertTrue(result.value().isPresent(), () -> String.valueOf(result));
        return Files.readAllBytes(folder.resolve("part"));
    }

    private Result<Layout> complete(DeltaPlan plan, int start) throws IOException {
        try (FileChannel part = FileChannel.open(folder.resolve("part"),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            part.write(ByteBuffer.wrap(file, 0, start), 0);
            for (DeltaPlan.Span span : plan.fetch()) {
                part.write(ByteBuffer.wrap(file, (int) span.offset(), (int) span.length()), span.offset());
            }
            return plan.complete(head, part, station);
        }
    }
}
