package dev.hotplug.local.page.web;

import dev.hotplug.loop.Loop;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks for something on the station loop and waits for it, on a thread of the HTTP server. */
public final class Turns {

    private static final int PATIENCE_SECONDS = 10;
    private static final Words BUSY = Words.of("Das Ladegerät ist beschäftigt; versuche es gleich noch einmal.", "The charger is busy; try again in a moment.");

    private final Loop loop;

    public Turns(Loop loop) {
        this.loop = loop;
    }

    /** What a command comes to, told by {@code said}. */
    public <T> Answer ask(Supplier<CompletionStage<T>> command, Function<T, Answer> said) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        loop.post(() -> begin(command, outcome));
        try {
            return said.apply(outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.away(BUSY);
        } catch (TimeoutException e) {
            return Answer.away(BUSY);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <T> void begin(Supplier<CompletionStage<T>> command, CompletableFuture<T> outcome) {
        try {
            command.get().whenComplete((value, failure) -> {
                if (failure == null) {
                    outcome.complete(value);
                } else {
                    outcome.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }
}
