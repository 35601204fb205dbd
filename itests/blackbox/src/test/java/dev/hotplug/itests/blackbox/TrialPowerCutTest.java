package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChangeBench.CARD;
import static dev.hotplug.itests.blackbox.ChangeBench.PATIENCE;
import static dev.hotplug.itests.blackbox.ChangeBench.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts at random instants of changes of the address; repeatable by {@code -Dhotplug.trial.seed}, longer by {@code -Dhotplug.trial.cuts}. */
@Shows({"S20", "S46", "S54", "WebSocketUrl"})
class TrialPowerCutTest {

    private static final int CUTS = Integer.getInteger("hotplug.trial.cuts", 4);

    @TempDir
    Path folder;

    private ChangeBench bench;

    /**
     * Two central systems; at random the one that is asked for accepts or not, a charge was made just before, and the power
     * fails at a random instant. Afterwards the charger is always at one of the two, and each has exactly its own messages.
     */
    @Test
    void whereverThePowerFailsTheChargerIsAtOneOfTheTwo_andEachHasItsOwnCharges() {
        long seed = Long.getLong("hotplug.trial.seed", 94L);
        Random random = new Random(seed);
        try (ChangeBench started = ChangeBench.start(folder); WireCentralSystem other = WireCentralSystem.start()) {
            bench = started;
            WireCentralSystem here = bench.old;
            int moved = 0;
            for (int cut = 0; cut < CUTS; cut++) {
                WireCentralSystem there = here == bench.old ? other : bench.old;
                charge(here);
                boolean accepts = random.nextInt(3) > 0;
                int pause = random.nextInt(5_000);
                there.answer("BootNotification", call -> Optional.of(Map.of(
                        "status", accepts ? "Accepted" : "Rejected", "currentTime", Instant.now().toString(), "interval", 1)));
                assertEquals("Accepted", change(here, "WebSocketUrl", there.url()));
                pause(pause);
                bench.powerCut();
                String said = bench.health().await("connection-change", PATIENCE, "No change of the connection is under way");
                WireCentralSystem now = atOneOf(here, there);
                assertTrue(now == here || accepts, "seed " + seed + " cut " + cut + " after " + pause + " ms: " + said);
                moved += now == there ? 1 : 0;
                here = now;
                there.answerAsUsual();
            }
            charge(here);
            Await.until("everything is told", PATIENCE, () -> open(bench.old) + open(other), n -> n == 0);
            assertEquals(CUTS + 1, ids(bench.old).size() + ids(other).size(), "each charge once, none twice, seed " + seed);
            System.out.println(CUTS + " power cuts within changes of the address, " + moved + " of them moved, seed " + seed);
        }
    }

    private void charge(WireCentralSystem at) {
        int before = at.calls("StopTransaction").size();
        at.awaitStatusOf(1, "Available");
        bench.world().plug();
        bench.world().car("C");
        bench.world().card(CARD);
        bench.world().awaitConnector("energy", c -> c.path("drawnAmps").asDouble() > 1);
        bench.world().unplug();
        at.awaitCalls("StopTransaction", before + 1, PATIENCE);
        at.awaitStatusOf(1, "Available");
    }

    /** Which of the two answers a question to the charger. */
    private static WireCentralSystem atOneOf(WireCentralSystem one, WireCentralSystem two) {
        return Await.until("the charger is connected", PATIENCE,
                        () -> List.of(one, two).stream().filter(WireCentralSystem::connected).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static Set<String> ids(WireCentralSystem at) {
        Set<String> ids = new HashSet<>();
        at.calls("StartTransaction").forEach(call -> ids.add(call.id()));
        return ids;
    }

    private static int open(WireCentralSystem at) {
        Set<Integer> stopped = new HashSet<>();
        at.calls("StopTransaction").forEach(call -> stopped.add(call.payload().path("transactionId").asInt()));
        Set<Integer> started = new HashSet<>();
        ids(at).forEach(id -> started.add(at.transactionId(id).orElse(-1)));
        assertTrue(started.containsAll(stopped), "a stop of somebody else's transaction: " + stopped + " of " + started);
        return started.size() - stopped.size();
    }

    private static void pause(int millis) {
        Instant end = Instant.now().plus(Duration.ofMillis(millis));
        Await.until("the instant of the cut", PATIENCE, Instant::now, now -> !now.isBefore(end));
    }
}
