package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How components live on the loop: what they wait for, and their end. */
final class Turns {

    /** How long a deactivation waits for the loop. */
    static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** A timer that is not set. */
    static final Loop.Timer NO_TIMER = () -> {};

    private Turns() {}

    /** Goes on with {@code next} when the stage completes; an exception in there is logged, not lost. */
    static <T> void then(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> next) {
        stage.whenComplete((value, failure) -> {
            try {
                next.accept(value, failure);
            } catch (RuntimeException e) {
                LOG.error("An answer could not be dealt with", e);
            }
        });
    }

    /** Runs {@code close} on the loop behind everything that was posted before, and waits for it at most {@link #DRAIN_LIMIT}. */
    static void finish(Loop loop, Runnable close) {
        if (loop.inTurn()) {
            close.run();
            return;
        }
        loop.post(close);
        loop.drain(DRAIN_LIMIT);
    }
}
