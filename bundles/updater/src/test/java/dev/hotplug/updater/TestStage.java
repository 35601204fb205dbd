package dev.hotplug.updater;

import dev.hotplug.boot.Ended;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Pending;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what the procedure says. */
final class TestStage implements Installing.Stage {

    final List<Phase> phases = new ArrayList<>();
    final List<String> restarts = new ArrayList<>();
    private final Runnable committed;
    private final Runnable begun;

    /** @param begun told when something was begun durably */
    TestStage(Runnable committed, Runnable begun) {
        this.committed = committed;
        this.begun = begun;
    }

    @Override
    public void phase(Phase phase, int done, int of) {
        if (phases.isEmpty() || phases.get(phases.size() - 1) != phase) {
            phases.add(phase);
            begun.run();
        }
    }

    @Override
    public void committed(Generation generation) {
        committed.run();
    }

    @Override
    public void restart(String why) {
        restarts.add(why);
    }

    @Override
    public Ended ended(Pending request, String result, Optional<Reason> reason, String sentence) {
        return new Ended(
                request.request(), result, reason.map(Reason::name).orElse(""), request.fromVersion(), request.version(), Instant.EPOCH, sentence);
    }
}
