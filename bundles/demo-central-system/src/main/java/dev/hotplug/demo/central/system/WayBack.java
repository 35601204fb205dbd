package dev.hotplug.demo.central.system;

import dev.hotplug.update.Answer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Goes back to the set that was unpacked, so that the demo leaves nothing installed and can be seen again. */
final class WayBack {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Updates updates;
    private final Stage stage;
    private final String version;

    WayBack(Updates updates, Stage stage) {
        this.updates = updates;
        this.stage = stage;
        this.version = updates.installed().version();
    }

    /** @param now makes the name of the request one that was not used before */
    String go(Instant now) throws InterruptedException {
        String updated = updates.installed().version();
        if (updated.equals(version)) {
            return "The charger still runs version " + version + ".";
        }
        String request = "demo-" + now.toEpochMilli();
        Answer answer = updates.goBack(request);
        if (answer instanceof Refusal refusal) {
            return "The charger stays at version " + updated + ": " + refusal.sentence();
        }
        Optional<Outcome> outcome = updates.outcome(request);
        for (long looks = LIMIT.dividedBy(LOOK); looks > 0 && outcome.isEmpty(); looks--) {
            stage.pause(LOOK);
            outcome = updates.outcome(request);
        }
        return outcome.filter(Outcome::installed).isPresent()
                ? "The charger ran version " + updated + ", and has gone back to " + version + " the same way, so that the demo can be seen again."
                : "The charger stays at version " + updated + "; hotplug demo --data NEW begins anew.";
    }
}
