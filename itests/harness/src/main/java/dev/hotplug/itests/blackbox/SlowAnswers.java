package dev.hotplug.itests.blackbox;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a central system take its time, so that messages are in flight when something happens to the charger. */
final class SlowAnswers implements AutoCloseable {

    private final WireCentralSystem centralSystem;
    private final int maxMillis;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SlowAnswers(WireCentralSystem centralSystem, int maxMillis, Random random) {
        this.centralSystem = centralSystem;
        this.maxMillis = maxMillis;
        this.random = random;
    }

    /** From now on this action is answered so, after a while of 0 to {@code maxMillis}. */
    SlowAnswers answer(String action, Map<String, Object> payload) {
        centralSystem.answer(action, call -> {
            clock.schedule(
                    () -> centralSystem.send(java.util.List.of(3, call.id(), payload)),
                    random.nextInt(maxMillis + 1),
                    TimeUnit.MILLISECONDS);
            return Optional.empty();
        });
        return this;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
