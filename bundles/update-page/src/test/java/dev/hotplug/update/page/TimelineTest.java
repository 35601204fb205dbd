package dev.hotplug.update.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotplug.testkit.ManualTime;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final ManualTime time = new ManualTime();
    private final Timeline timeline = new Timeline(time);

    private void phase(String request, Phase phase, int done) {
        timeline.changed(new UpdateSnapshot(
                phase, Optional.of(request), Optional.of("1.1"), UpdateClass.FEATURE, done, 3, Optional.empty(), Optional.empty()));
        time.forward(Duration.ofMillis(100));
    }

    private void ends(String request) {
        Outcome outcome = new Outcome(request, Outcome.Result.INSTALLED, Optional.empty(), "", "1.0", "1.1", Instant.EPOCH);
        timeline.changed(UpdateSnapshot.idle(Optional.empty(), Optional.of(outcome)));
        time.forward(Duration.ofMillis(100));
    }

    private List<String> phases() {
        return timeline.shown().stream().map(step -> (Map<?, ?>) step).map(step -> step.get("phase") + " " + step.get("millis")).toList();
    }

    @Test
    void eachPhaseIsThereWithItsLength() {
        phase("r1", Phase.WAITING, 0);
        phase("r1", Phase.INSTALLING, 0);
        phase("r1", Phase.INSTALLING, 1);
        phase("r1", Phase.PROVING, 0);
        assertEquals(List.of("WAITING 100", "INSTALLING 200", "PROVING null"), phases());
        assertEquals(Optional.empty(), timeline.end());
        ends("r1");
        ends("r1");
        assertEquals(List.of("WAITING 100", "INSTALLING 200", "PROVING 100"), phases());
        assertEquals("r1", timeline.end().orElseThrow().request());
    }

    @Test
    void theNextUpdateBeginsAnew() {
        phase("r1", Phase.WAITING, 0);
        ends("r1");
        phase("r2", Phase.WAITING, 0);
        assertEquals(List.of("WAITING null"), phases());
        assertEquals(Optional.empty(), timeline.end());
    }

    @Test
    void aLookAtAFileIsNoUpdate() {
        timeline.changed(new UpdateSnapshot(
                Phase.CHECKING, Optional.empty(), Optional.empty(), UpdateClass.NONE, 0, 0, Optional.empty(), Optional.empty()));
        assertEquals(List.of(), phases());
        assertNull(timeline.end().orElse(null));
    }
}
