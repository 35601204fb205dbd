package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Ended;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.SteppedDisk;
import dev.hotplug.boot.Start;
import dev.hotplug.update.Phase;
import dev.hotplug.update.UpdateClass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The procedure on a framework and a disk in memory: every end it can come to, and a kill after each of its steps. */
class InstallingTest {

    private static final String BASE = "b".repeat(64);
    private static final GateTimes TIMES = new GateTimes(Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final ModelDisk disk = new ModelDisk();
    private final FakeLive live = new FakeLive();
    private final List<String> complaints = new ArrayList<>();
    private BooleanSupplier online = () -> true;
    private long now;
    private TestStage stage = new TestStage(() -> { }, () -> { });
    private Runnable afterDisk = () -> { };
    private Sets sets;
    private Locations locations;
    private Generation target;

    /** What a kill is here. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void stage() throws IOException {
        disk.makeFolder(TestSets.DATA);
        SteppedDisk stepped = new SteppedDisk(disk, () -> afterDisk.run());
        Generations store = new Generations(stepped, TestSets.DATA);
        locations = new Locations(store, TestSets.shipped("a-1", "b-1", "c-1"));
        Generation running = TestSets.set("1.0.0", "a-1", "b-1", "c-1");
        for (GenerationBundle bundle : running.bundles()) {
            live.has(bundle.name(), locations.of(bundle));
        }
        live.has("addon", "reference:file:/home/addon");
        sets = new Sets(new BootRecords(stepped, TestSets.DATA), store, running, BASE);
        TestSets.take(store, "a-2", "d-1");
        target = sets.stage(TestSets.set("2.0.0", "a-2", "b-1", "d-1"));
        live.steps.clear();
    }

    private void install(UpdateClass kind) {
        Health health = () -> new Picture(Set.copyOf(complaints), online.getAsBoolean());
        Gate gate = new Gate(health, () -> now, millis -> {
            now += millis;
            return true;
        });
        new Installing(sets, live, locations, health, gate, stage).run("r1", target, kind, TIMES);
    }

    private String place(String word) {
        try {
            return locations.of(TestSets.bundle(word));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> places(String... words) {
        List<String> places = new ArrayList<>(List.of("reference:file:/home/addon"));
        List.of(words).forEach(word -> places.add(place(word)));
        return places.stream().sorted().toList();
    }

    private Ended outcome() {
        List<Ended> history = sets.record().history();
        assertEquals(1, history.size(), history.toString());
        return history.get(0);
    }

    @Test
    void stopsOutInRefreshesOnceAndStartsInOrder() {
        install(UpdateClass.FEATURE);

        assertEquals(List.of(
                "stop " + place("c-1"), "stop " + place("a-1"),
                "uninstall " + place("c-1"), "uninstall " + place("a-1"),
                "install " + place("a-2"), "install " + place("d-1"),
                "refresh",
                "start " + place("a-2"), "start " + place("d-1")), live.steps);
        assertEquals(places("a-2", "b-1", "d-1"), live.locations());
        assertTrue(live.allActive());
        assertEquals(Ended.INSTALLED, outcome().result());
        assertEquals(List.of(Phase.INSTALLING, Phase.PROVING), stage.phases);
        assertEquals(target.number(), sets.record().committed());
        assertEquals(BootRecord.GOLDEN, sets.record().previous());
        assertTrue(now >= 2_000, "no soak");
    }

    @Test
    void goesBackInPlaceWhenABundleDoesNotStart() {
        live.failsToStart = place("d-1");
        install(UpdateClass.FEATURE);

        assertEquals(places("a-1", "b-1", "c-1"), live.locations());
        assertTrue(live.allActive());
        assertEquals("RETURNED NOT_STARTED", outcome().result() + " " + outcome().reason());
        assertEquals(BootRecord.GOLDEN, sets.record().committed());
        assertEquals(List.of(), stage.restarts);
    }

    @Test
    void goesBackByARestartWhenABundleHangs() {
        live.hangs = place("a-2");
        install(UpdateClass.FEATURE);

        assertEquals("RETURNED NOT_STARTED", outcome().result() + " " + outcome().reason());
        assertEquals(1, stage.restarts.size());
        assertEquals(BootRecord.GOLDEN, sets.record().committed());
    }

    @Test
    void goesBackWhenItIsWorseThanBefore() {
        complaints.add("old trouble");
        live.passed = () -> {
            complaints.remove("new trouble");
            if (live.locations().contains(place("a-2"))) {
                complaints.add("new trouble");
            }
        };
        install(UpdateClass.FEATURE);

        assertEquals("RETURNED UNHEALTHY new trouble", outcome().result() + " " + outcome().reason() + " " + outcome().sentence());
        assertEquals(places("a-1", "b-1", "c-1"), live.locations());
    }

    @Test
    void whatWasWrongBeforeIsNoReason() {
        complaints.add("old trouble");
        install(UpdateClass.FEATURE);

        assertEquals(Ended.INSTALLED, outcome().result());
    }

    @Test
    void aLinkThatDoesNotComeBackSaysNothingAgainstTheSet() {
        online = () -> live.steps.isEmpty();
        install(UpdateClass.LINK);

        assertEquals("RETURNED INCONCLUSIVE", outcome().result() + " " + outcome().reason());
    }

    @Test
    void theKeelIsTriedByTheNextProcess() {
        install(UpdateClass.KEEL);

        assertEquals(List.of(), live.steps);
        assertEquals(List.of(Phase.RESTARTING), stage.phases);
        assertEquals(1, stage.restarts.size());
        assertEquals(target.number(), sets.record().trial());
        assertEquals(BootRecord.TRIES, sets.record().tries());
        assertEquals("r1", sets.record().pending().orElseThrow().request());
    }

    /** Every step of disk and framework, with both ends, and again at each step of the start that follows. */
    @Test
    void killedAfterAnyStepTheOldSetOrTheNewOneStarts() throws IOException {
        int kills = 0;
        for (boolean good : List.of(true, false)) {
            boolean ended = false;
            for (int step = 1; !ended; step++) {
                InstallingTest one = new InstallingTest();
                one.stage();
                one.live.failsToStart = good ? "" : one.place("d-1");
                ended = !one.killedAfter(step);
                one.assertOldOrNew(good, ended);
                kills++;
            }
        }
        System.out.println("kills in an update: " + kills);
        assertTrue(kills > 40, kills + " kills");
    }

    private boolean killedAfter(int step) {
        int[] left = {step};
        Runnable count = () -> {
            if (--left[0] == 0) {
                throw new Killed();
            }
        };
        afterDisk = count;
        live.passed = count;
        try {
            install(UpdateClass.FEATURE);
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            afterDisk = () -> { };
        }
    }

    private void assertOldOrNew(boolean good, boolean ended) throws IOException {
        BootRecords records = new BootRecords(disk, TestSets.DATA);
        Optional<BootRecord> found = records.read();
        Start start = Start.of(found, BASE, Instant.EPOCH);
        boolean isNew = start.generation() == target.number();
        List<Ended> history = start.record().history();
        assertEquals(isNew, history.stream().anyMatch(each -> each.result().equals(Ended.INSTALLED)));
        assertTrue(isNew || start.generation() == BootRecord.GOLDEN);
        assertTrue(good || !isNew);
        assertTrue(!ended || isNew == good);
        assertEquals(found.isPresent() ? 1 : 0, history.size());
        records.write(start.record());
        assertEquals(start.generation(), Start.of(records.read(), BASE, Instant.EPOCH).generation());
    }
}
