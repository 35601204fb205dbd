package dev.hotplug.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static final Ended ENDED =
            new Ended("r\t1", Ended.RETURNED, "UNHEALTHY", "1", "2+a", Instant.parse("2026-01-01T00:00:00Z"), "two\nlines \\n and more");

    @Test
    void aRecordComesBackAsItWas() throws IOException {
        BootRecord record = new BootRecord(
                7, "b".repeat(64), 3, 2, 4, 2, 1, 9, Optional.of(new Pending("r2", 4, "1", "2", true)), List.of(ENDED));

        BootRecord read = BootRecord.parse(record.bytes());

        assertEquals(record.pending(), read.pending());
        assertEquals(7, read.sequence());
        assertEquals(List.of(3L, 2L, 4L), read.needed());
        assertEquals("two\nlines \\n and more", read.history().get(0).sentence());
        assertEquals("r 1", read.history().get(0).request());
    }

    @Test
    void onlyTheNewestOutcomesAreKept() {
        BootRecord record = BootRecord.fresh("b", 0);
        for (int i = 0; i < 20; i++) {
            record = record.noted(new Ended("r" + i, Ended.REFUSED, "", "", "", Instant.EPOCH, ""));
        }

        assertEquals(BootRecord.KEPT, record.history().size());
        assertEquals("r19", record.history().get(BootRecord.KEPT - 1).request());
    }

    @Test
    void everyAlteredByteAndEveryCutIsSeen() {
        byte[] good = BootRecord.fresh("b".repeat(64), 3).noted(ENDED).bytes();
        for (int i = 0; i < good.length; i++) {
            byte[] altered = good.clone();
            altered[i] ^= 1;
            assertThrows(IOException.class, () -> BootRecord.parse(altered), "byte " + i);
            byte[] cut = Arrays.copyOf(good, i);
            assertThrows(IOException.class, () -> BootRecord.parse(cut), "cut at " + i);
        }
    }

    @Test
    void aGenerationComesBackAsItWas() throws IOException {
        List<GenerationBundle> bundles = new ArrayList<>();
        bundles.add(new GenerationBundle("dev.hotplug.station", "1.2.3", "a".repeat(64), 10, 50, "dev.hotplug:station:1.2.3"));
        Map<String, Object> values = Map.of(
                "text", "a\tb\nc", "number", 5L, "real", 1.5, "flag", true, "list", new String[] {"x", ""}, "none", new String[0]);
        Generation generation = new Generation(
                3, "1.0.0+p1", "g:a:1.0.0", "copper-sb", 4, bundles, Map.of("pid", values, "empty", Map.of()), Map.of("k", "v"), "{\"a\":\"b\"}\n");

        Generation read = Generation.parse(generation.bytes());

        assertEquals(generation.bundles(), read.bundles());
        assertEquals("1.0.0+p1", read.version());
        assertEquals("a\tb\nc", read.configurations().get("pid").get("text"));
        assertEquals(5L, read.configurations().get("pid").get("number"));
        assertArrayEquals(new String[] {"x", ""}, (String[]) read.configurations().get("pid").get("list"));
        assertArrayEquals(new String[0], (String[]) read.configurations().get("pid").get("none"));
        assertEquals(Map.of(), read.configurations().get("empty"));
        assertArrayEquals(generation.bytes(), read.bytes());
    }
}
