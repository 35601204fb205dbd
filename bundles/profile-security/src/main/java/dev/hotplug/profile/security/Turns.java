package dev.hotplug.profile.security;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** How components live on the loop: what they wait for, and their end. */
final class Turns {

    /** How long a deactivation waits for the loop. */
    static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

    /** A timer that is not set. */
    static final Loop.Timer NO_TIMER = () -> {};

    private Turns() {}

    /** Goes on with {@code next} in a turn of its own when the stage completes, wherever that is. */
    static <T> void then(Loop loop, CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> next) {
        stage.whenComplete((value, failure) -> loop.post(() -> next.accept(value, failure)));
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

    /** What a stage really failed with, in words. */
    static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
