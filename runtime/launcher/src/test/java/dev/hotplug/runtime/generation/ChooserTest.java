package dev.hotplug.runtime.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Ended;
import dev.hotplug.boot.FileDisk;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.Hash;
import dev.hotplug.boot.Intake;
import dev.hotplug.boot.Pending;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooserTest {

    private static final String BASE = "b".repeat(64);

    @TempDir
    Path folder;

    private Path data;
    private Chooser chooser;
    private BootRecords records;
    private Generations store;
    private Feature own;

    @BeforeEach
    void layOut() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        FileDisk disk = new FileDisk();
        chooser = new Chooser(folder, data, disk, () -> Instant.EPOCH);
        records = new BootRecords(disk, data);
        store = new Generations(disk, data);
        Files.writeString(folder.resolve("own.jar"), "own");
        own = new Feature("g:own:1", "Own", List.of(new FeatureBundle("g:own:1", "own.jar", Hash.of("own".getBytes(UTF_8)), 3, 50)),
                Set.of("pid"), Map.of("k", "v"), new Feature.Model("model", "MODL", "MODL-1-1-1"));
    }

    private ChosenSet choose() {
        return chooser.choose(BASE, own, List.of(), "1.0.0");
    }

    private void generation(long number, String content) throws IOException {
        String sha256 = Hash.of(content.getBytes(UTF_8));
        try (Intake intake = store.open(sha256)) {
            intake.write(content.getBytes(UTF_8));
            intake.keep();
        }
        store.seal(List.of(new Generation(
                number, "2.0." + number, "g:set:2", "model", 0,
                List.of(new GenerationBundle("own", "1.0.0", Hash.of("own".getBytes(UTF_8)), 3, 50, "g:own:1"),
                        new GenerationBundle("new", "1.0.0", sha256, content.length(), 60, "g:new:1")),
                Map.of("pid", Map.of("a", 1L)), Map.of(), "")));
    }

    private void committed(long number, long previous) throws IOException {
        Ended installed = new Ended("r", Ended.INSTALLED, "", "", "", Instant.EPOCH, "");
        BootRecord record = BootRecord.fresh(BASE, 0).installed(previous, 0, installed);
        records.write(record.installed(number, 0, installed));
    }

    @Test
    void withoutARecordItIsTheDistribution() {
        ChosenSet set = choose();

        assertTrue(set.golden());
        assertEquals("1.0.0", set.version());
        assertFalse(Files.exists(data.resolve("boot")));
    }

    @Test
    void theCommittedGenerationHasBundlesOfStoreAndDistribution() throws IOException {
        generation(1, "first");
        committed(1, 0);

        ChosenSet set = choose();

        assertEquals("2.0.1", set.version());
        assertEquals(List.of("own.jar", data.resolve("blobs").resolve(Hash.of("first".getBytes(UTF_8)) + ".jar").toString()),
                set.feature().bundles().stream().map(FeatureBundle::file).toList());
        assertEquals(Map.of("a", 1L), set.configurations().get("pid"));
        assertEquals(1, records.read().orElseThrow().fails());
    }

    @Test
    void aDamagedBundleGivesWayToThePreviousSetAndThenToTheDistribution() throws IOException {
        generation(1, "first");
        generation(2, "second");
        committed(2, 1);
        Files.writeString(data.resolve("blobs").resolve(Hash.of("second".getBytes(UTF_8)) + ".jar"), "secons");
        assertEquals("2.0.1", choose().version());
        assertEquals(1, records.read().orElseThrow().committed());

        Files.delete(data.resolve("blobs").resolve(Hash.of("first".getBytes(UTF_8)) + ".jar"));
        assertTrue(choose().golden());
        assertEquals(0, records.read().orElseThrow().committed());
    }

    @Test
    void aDamagedRecordMeansTheDistribution() throws IOException {
        generation(1, "first");
        committed(1, 0);
        Path record = data.resolve("boot/record");
        Files.writeString(record, Files.readString(record).replace("committed 1", "committed 2"));

        assertTrue(choose().golden());
        assertEquals(0, records.read().orElseThrow().committed());
    }

    @Test
    void aGenerationOfAnotherModelIsNone() throws IOException {
        generation(1, "first");
        committed(1, 0);
        own = new Feature(own.id(), own.name(), own.bundles(), own.pids(), own.launching(), new Feature.Model("other", "OTHR", "OTHR-1-1-1"));

        assertTrue(choose().golden());
    }

    @Test
    void aTrialUsesUpItsTries() throws IOException {
        generation(1, "first");
        records.write(BootRecord.fresh(BASE, 0).begunTrial(new Pending("r", 1, "1.0.0", "2.0.1", false)));

        for (int i = 0; i < BootRecord.TRIES; i++) {
            assertTrue(choose().trial());
            assertTrue(chooser.onTrial());
        }
        assertTrue(choose().golden());
        assertFalse(chooser.onTrial());
        assertEquals("NOT_STARTED", records.read().orElseThrow().history().get(0).reason());
    }

    @Test
    void anEndInGoodOrderIsNoFailure() throws IOException {
        generation(1, "first");
        committed(1, 0);
        for (int i = 0; i < 10; i++) {
            assertEquals("2.0.1", choose().version());
            chooser.endedWell();
        }
    }

    @Test
    void archivesGoWithTheirSet() throws IOException {
        generation(1, "first");
        committed(1, 0);
        Path archives = Files.createDirectory(data.resolve("cds"));
        for (String name : List.of("hotplug.jsa", "hotplug-1.jsa", "hotplug-2.jsa")) {
            Files.writeString(archives.resolve(name), "");
        }
        choose();

        assertTrue(Files.exists(archives.resolve("hotplug.jsa")));
        assertTrue(Files.exists(archives.resolve("hotplug-1.jsa")));
        assertFalse(Files.exists(archives.resolve("hotplug-2.jsa")));
    }
}
