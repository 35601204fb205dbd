package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.update.Accepted;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask for what, and when. The updater's thread is a queue that the test empties. */
class DeskTest {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<UpdateSnapshot> told = new ArrayList<>();
    private final List<String> restarts = new ArrayList<>();
    private boolean idle = true;
    private long now;
    private Runnable inPause = () -> { };
    private Sets sets;
    private Desk desk;
    private UpdateClass kind = UpdateClass.FEATURE;

    @BeforeEach
    void open() throws IOException {
        ModelDisk disk = new ModelDisk();
        disk.makeFolder(TestSets.DATA);
        Generations store = new Generations(disk, TestSets.DATA);
        Locations locations = new Locations(store, TestSets.shipped("a-1"));
        Generation running = TestSets.set("1.0.0", "a-1");
        FakeLive live = new FakeLive();
        for (GenerationBundle bundle : running.bundles()) {
            live.has(bundle.name(), locations.of(bundle));
        }
        sets = new Sets(new BootRecords(disk, TestSets.DATA), store, running, "b".repeat(64));
        TestSets.take(store, "a-2");
        Generation target = sets.stage(TestSets.set("2.0.0", "a-2"));
        desk = new Desk(sets, queue::add, file -> verdict(file, target), new Desk.Surroundings(
                () -> idle, () -> now, () -> Instant.EPOCH, this::pause, told::add, restarts::add, generation -> { }));
        Health health = () -> new Picture(Set.of(), true);
        desk.installBy(new Installing(sets, live, locations, health, new Gate(health, () -> now, this::pause), desk));
    }

    private boolean pause(long millis) {
        now += millis;
        inPause.run();
        return true;
    }

    private Checking.Verdict verdict(Path file, Generation target) {
        return file.toString().equals("bad")
                ? Checking.Verdict.of(Reason.MALFORMED, "bad")
                : Checking.Verdict.of(new Staged(new Offer(
                        "offer-" + file, "1.0.0", "2.0.0", false, kind, new TreeSet<>(Set.of("a")), new TreeSet<>(Set.of("a")), 1), target));
    }

    private void work() {
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
    }

    private Check check(String file) {
        var answer = desk.check(Path.of(file)).toCompletableFuture();
        work();
        return answer.join();
    }

    private Offer offer() {
        return assertInstanceOf(Offer.class, check("good"));
    }

    private static Reason reason(Object answer) {
        return assertInstanceOf(Refusal.class, answer).reason();
    }

    @Test
    void anOfferIsInstalledAndItsPhasesAreTold() {
        assertInstanceOf(Accepted.class, desk.install("r1", offer()));
        work();

        assertEquals(List.of(Phase.CHECKING, Phase.IDLE, Phase.WAITING, Phase.INSTALLING, Phase.PROVING, Phase.IDLE),
                compact(told.stream().map(UpdateSnapshot::phase).toList()));
        Outcome outcome = Outcomes.find(sets.record().history(), "r1").orElseThrow();
        assertTrue(outcome.installed());
        assertEquals(outcome, desk.snapshot().last().orElseThrow());
        assertEquals("2.0.0", sets.running().version());
    }

    private static List<Phase> compact(List<Phase> phases) {
        List<Phase> compact = new ArrayList<>();
        phases.forEach(phase -> {
            if (compact.isEmpty() || compact.get(compact.size() - 1) != phase) {
                compact.add(phase);
            }
        });
        return compact;
    }

    @Test
    void oneThingAtATime() {
        Offer offer = offer();
        desk.install("r1", offer);

        assertEquals(Reason.BUSY, reason(desk.install("r2", offer)));
        assertEquals(Reason.BUSY, reason(desk.check(Path.of("good")).toCompletableFuture().join()));
        assertEquals(Reason.BUSY, reason(desk.goBack("r3", generation -> UpdateClass.FEATURE)));
    }

    @Test
    void anOfferCountsUntilTheNextCheckAndOnce() {
        Offer offer = offer();
        assertEquals(Reason.MALFORMED, reason(check("bad")));
        assertEquals(Reason.UNKNOWN, reason(desk.install("r1", offer)));
    }

    @Test
    void aNameCountsOnce() {
        desk.install("r1", offer());
        work();

        assertEquals(Reason.UNKNOWN, reason(desk.install("r1", offer())));
        assertEquals(Reason.UNKNOWN, reason(desk.install("", offer())));
        assertEquals(Reason.UNKNOWN, reason(desk.install("x".repeat(65), offer())));
        assertEquals(Reason.UNKNOWN, reason(desk.install("a\nb", offer())));
    }

    @Test
    void waitsForIdleConnectorsWhenItMust() {
        kind = UpdateClass.DRIVER;
        idle = false;
        inPause = () -> idle = now > 60_000;
        desk.install("r1", offer());
        work();

        assertTrue(Outcomes.find(sets.record().history(), "r1").orElseThrow().installed());
        assertTrue(now > 60_000);
    }

    @Test
    void doesNotWaitForEver() {
        kind = UpdateClass.KEEL;
        idle = false;
        desk.install("r1", offer());
        work();

        assertEquals(Reason.NOT_IDLE, Outcomes.find(sets.record().history(), "r1").orElseThrow().reason().orElseThrow());
        assertEquals(List.of(), restarts);
    }

    @Test
    void whatWaitsCanBeGivenUp() {
        kind = UpdateClass.DRIVER;
        idle = false;
        List<Answer> answers = new ArrayList<>();
        inPause = () -> answers.add(desk.cancel("r1"));
        assertEquals(Reason.UNKNOWN, reason(desk.cancel("r1")));
        desk.install("r1", offer());
        work();

        assertInstanceOf(Accepted.class, answers.get(0));
        assertEquals(Reason.CANCELLED, Outcomes.find(sets.record().history(), "r1").orElseThrow().reason().orElseThrow());
        assertEquals("1.0.0", sets.running().version());
    }

    @Test
    void theKeelEndsTheProcess() {
        kind = UpdateClass.KEEL;
        desk.install("r1", offer());
        work();

        assertEquals(1, restarts.size());
        assertTrue(sets.record().trial() > 0);
    }

    @Test
    void goesBackToTheSetBefore() {
        assertEquals(Reason.UNKNOWN, reason(desk.goBack("r0", generation -> UpdateClass.FEATURE)));
        desk.install("r1", offer());
        work();
        assertInstanceOf(Accepted.class, desk.goBack("r2", generation -> UpdateClass.FEATURE));
        work();

        assertEquals("1.0.0", sets.running().version());
        assertTrue(Outcomes.find(sets.record().history(), "r2").orElseThrow().installed());
    }
}
