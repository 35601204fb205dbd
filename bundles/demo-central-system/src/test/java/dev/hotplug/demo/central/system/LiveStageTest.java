package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveStageTest {

    private final List<Line> told = Collections.synchronizedList(new ArrayList<>());
    private final LiveStage stage = new LiveStage(new ManualTime(), this::tell);
    private boolean toldBehind;

    @Test
    void whatIsHeardWakesWhoWaits() throws Exception {
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(this::linesWhenConnected);
        stage.hear(new Heard.Connected());
        assertEquals(1, waiting.get(10, TimeUnit.SECONDS), "it is told before whoever waits goes on");
        assertFalse(toldBehind, "and before anybody can see it");
    }

    @Test
    void aLimitThatHasPassedEndsTheWait() throws InterruptedException {
        assertFalse(stage.await(Situation::connected, Duration.ZERO));
    }

    @Test
    void hearingTellsWhatIsNews() {
        Heard free = new Heard.Status(1, "Available", "NoError", "");
        stage.hear(free);
        assertEquals(1, told.size());
        stage.hear(free);
        assertEquals(1, told.size());
    }

    private void tell(List<Line> lines) {
        told.addAll(lines);
        toldBehind |= stage.situation().connected();
    }

    private int linesWhenConnected() {
        try {
            assertTrue(stage.await(Situation::connected, Duration.ofMinutes(1)));
            return told.size();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
