package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveStageTest {

    private final LiveStage stage = new LiveStage(new ManualTime());

    @Test
    void whatIsHeardWakesWhoWaits() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::untilConnected);
        stage.hear(new Heard.Connected());
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aLimitThatHasPassedEndsTheWait() throws InterruptedException {
        assertFalse(stage.await(Situation::connected, Duration.ZERO));
    }

    @Test
    void hearingTellsWhatIsNews() {
        Heard free = new Heard.Status(1, "Available", "NoError", "");
        assertEquals(1, stage.hear(free).size());
        assertEquals(List.of(), stage.hear(free));
    }

    private boolean untilConnected() {
        try {
            return stage.await(Situation::connected, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
