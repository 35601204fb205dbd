package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Disk;
import dev.hotplug.boot.Ended;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.SteppedDisk;
import dev.hotplug.boot.Start;
import dev.hotplug.update.UpdateClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The operations of the real code on a disk that loses what was not synced: wherever the power goes, and whatever is lost, the old
 * set or the new one runs, whole; and an end that was told is the one that is found. Taking any sync away is found out.
 */
class LostSyncTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BASE = "b".repeat(64);
    private static final GateTimes TIMES = new GateTimes(Duration.ZERO, Duration.ZERO);

    /** What an update in place or by trial does to files, from taking bundles in to taking old ones away; twice, with a way back between. */
    private static final class Story {
        private final ModelDisk disk = new ModelDisk();
        private final Set<String> violations = new TreeSet<>();
        private final List<String> syncs = new ArrayList<>();
        private final int dropped;
        private final boolean healthy;
        private final Disk stepped;
        private Generation old = TestSets.set("1.0.0", "a-1", "b-1");
        private Generation target = old;
        private boolean told;
        private boolean begun;
        private String request = "";
        private int states;

        /** @param dropped which sync does nothing; -1 for none */
        Story(int dropped, boolean healthy) {
            this.dropped = dropped;
            this.healthy = healthy;
            disk.makeFolder(TestSets.DATA);
            disk.syncFolder(TestSets.DATA.getParent());
            this.stepped = new SteppedDisk(forgetful(), () -> cut(disk, dropped < 0));
        }

        private Disk forgetful() {
            return new SteppedDisk(disk, () -> { }) {
                @Override
                public void sync(Path file) throws IOException {
                    if (counts("sync " + file)) {
                        super.sync(file);
                    }
                }

                @Override
                public void syncFolder(Path folder) throws IOException {
                    if (counts("syncFolder " + folder)) {
                        super.syncFolder(folder);
                    }
                }
            };
        }

        private boolean counts(String sync) {
            syncs.add(sync);
            return syncs.size() - 1 != dropped;
        }

        /** Power goes here; at the next start too, when {@code again}. */
        private void cut(ModelDisk now, boolean again) {
            if (dropped >= 0 && !violations.isEmpty()) {
                return;
            }
            now.afterPowerCut(state -> {
                states++;
                judge(state, again);
            });
        }

        private void judge(ModelDisk state, boolean again) {
            try {
                BootRecords records = new BootRecords(state, TestSets.DATA);
                Start start = Start.of(records.read(), BASE, NOW);
                if (again && start.write()) {
                    Disk recovering = new SteppedDisk(state, () -> cut(state, false));
                    new BootRecords(recovering, TestSets.DATA).write(start.record());
                }
                judge(state, start);
            } catch (IOException | RuntimeException e) {
                violations.add(e.toString());
            }
        }

        private void judge(ModelDisk state, Start start) throws IOException {
            Generation found = start.generation() == BootRecord.GOLDEN ? TestSets.set("1.0.0", "a-1", "b-1")
                    : new Generations(state, TestSets.DATA).read(start.generation());
            for (GenerationBundle bundle : found.bundles()) {
                Path file = new Locations(new Generations(state, TestSets.DATA), TestSets.shipped("a-1", "b-1")).path(bundle);
                if (!file.startsWith("/home") && !state.sha256(file).equals(bundle.sha256())) {
                    throw new IOException("damaged " + bundle.name());
                }
            }
            if (start.record().previous() != BootRecord.NONE) {
                new Generations(state, TestSets.DATA).read(start.record().previous());
            }
            boolean isNew = found.version().equals(target.version());
            boolean installed = start.record().history().stream()
                    .anyMatch(each -> each.request().equals(request) && each.result().equals(Ended.INSTALLED));
            if (!isNew && !found.version().equals(old.version())) {
                violations.add("runs " + found.version());
            }
            if (!start.trial() && !old.version().equals(target.version()) && isNew != installed) {
                violations.add("runs " + found.version() + " and says installed: " + installed);
            }
            if (begun && !start.trial() && start.record().history().stream().noneMatch(each -> each.request().equals(request))) {
                violations.add("the request is forgotten");
            }
            if (told && isNew != healthy) {
                violations.add("told otherwise");
            }
        }

        Story tell() throws IOException {
            refuse();
            update("r1", UpdateClass.FEATURE, "2.0.0", "a-2", "b-1");
            update("r2", UpdateClass.FEATURE, "3.0.0", "a-2", "b-3");
            update("r3", UpdateClass.KEEL, "4.0.0", "a-4", "b-3");
            update("r4", UpdateClass.FEATURE, "5.0.0", "a-1", "b-5");
            return this;
        }

        /** Something that ended before it began. */
        private void refuse() throws IOException {
            Generations store = new Generations(stepped, TestSets.DATA);
            Sets sets = new Sets(new BootRecords(stepped, TestSets.DATA), store, old, BASE);
            sets.write(sets.record().noted(new Ended("r0", Ended.REFUSED, "CANCELLED", "1.0.0", "2.0.0", NOW, "given up")));
            request = "r0";
            begun = true;
            cut(disk, dropped < 0);
        }

        private void update(String name, UpdateClass kind, String version, String... words) throws IOException {
            FakeLive live = new FakeLive();
            Generations store = new Generations(stepped, TestSets.DATA);
            Locations locations = new Locations(store, TestSets.shipped("a-1", "b-1"));
            Generation running = running(store);
            for (GenerationBundle bundle : running.bundles()) {
                live.has(bundle.name(), locations.of(bundle));
            }
            Sets sets = new Sets(new BootRecords(stepped, TestSets.DATA), store, running, BASE);
            old = running;
            target = old;
            request = name;
            told = false;
            begun = false;
            sets.collect();
            for (String word : words) {
                if (locations.file(TestSets.bundle(word).sha256()).isEmpty()) {
                    TestSets.take(store, word);
                }
            }
            Generation staged = sets.stage(TestSets.set(version, words));
            target = staged;
            Health seen = health(live);
            TestStage stage = new TestStage(() -> told = true, () -> begun = true);
            new Installing(sets, live, locations, seen, new Gate(seen, () -> 0, millis -> true), stage).run(name, staged, kind, TIMES);
            if (kind.restarts()) {
                cut(disk, dropped < 0);
                nextProcess(store, live, locations, staged);
            }
            told = true;
            cut(disk, dropped < 0);
            new Sets(new BootRecords(stepped, TestSets.DATA), store, staged, BASE).collect();
            cut(disk, dropped < 0);
        }

        /** As the launcher starts it, then the trial. */
        private void nextProcess(Generations store, FakeLive live, Locations locations, Generation staged) throws IOException {
            BootRecords launcher = new BootRecords(disk, TestSets.DATA);
            launcher.write(Start.of(launcher.read(), BASE, NOW).record());
            Sets sets = new Sets(new BootRecords(stepped, TestSets.DATA), store, staged, BASE);
            Health health = () -> new Picture(healthy ? Set.of() : Set.of("sick"), true);
            new Installing(sets, live, locations, health, new Gate(health, () -> 0, millis -> true), new TestStage(() -> told = true, () -> { }))
                    .prove(TIMES);
        }

        /** Well at first, and as long as nothing new runs, or always. */
        private Health health(FakeLive live) {
            List<String> known = live.locations();
            return () -> new Picture(healthy || known.equals(live.locations()) ? Set.of() : Set.of("sick"), true);
        }

        private Generation running(Generations store) throws IOException {
            Optional<BootRecord> record = new BootRecords(disk, TestSets.DATA).read();
            long committed = record.map(BootRecord::committed).orElse(BootRecord.GOLDEN);
            return committed == BootRecord.GOLDEN ? TestSets.set("1.0.0", "a-1", "b-1") : store.read(committed);
        }
    }

    @Test
    void whereverThePowerGoesTheOldSetOrTheNewOneRuns() throws IOException {
        Story story = new Story(-1, true).tell();

        assertEquals(Set.of(), story.violations);
        assertTrue(story.states > 1_000, story.states + " states");
        System.out.println("power cuts in four updates: " + story.states + " states of the disk, " + story.syncs.size() + " syncs");
    }

    @Test
    void whereverThePowerGoesOnTheWayBackTheOldSetRuns() throws IOException {
        Story story = new Story(-1, false).tell();

        assertEquals(Set.of(), story.violations);
    }

    @Test
    void everySyncThatIsTakenAwayIsFoundOut() throws IOException {
        List<String> syncs = new Story(-1, true).tell().syncs;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < syncs.size(); i++) {
            if (isFine(i)) {
                missed.add(i + " " + syncs.get(i));
            }
        }

        assertEquals(List.of(), missed);
    }

    private static boolean isFine(int dropped) {
        try {
            return new Story(dropped, true).tell().violations.isEmpty();
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
