package dev.hotplug.itests.blackbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks which version of a bundle answers, again and again, until it is the one that is awaited. */
final class VersionWatch {

    private final WireCentralSystem centralSystem;
    private final String key;
    private final String awaited;
    private final CompletableFuture<Gap> gap;

    /**
     * How a swap looked from afar.
     *
     * @param untilNew from the beginning of the watch to the first answer of the new version
     * @param between  from the last answer of the old version to the first one of the new
     */
    record Gap(Duration untilNew, Duration between) {}

    VersionWatch(WireCentralSystem centralSystem, String key, String awaited) {
        this.centralSystem = centralSystem;
        this.key = key;
        this.awaited = awaited;
        this.gap = CompletableFuture.supplyAsync(this::watch);
    }

    private Gap watch() {
        long begin = System.nanoTime();
        long lastOld = begin;
        while (!answer().equals(awaited)) {
            lastOld = System.nanoTime();
        }
        long end = System.nanoTime();
        return new Gap(Duration.ofNanos(end - begin), Duration.ofNanos(end - lastOld));
    }

    private String answer() {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                .path("configurationKey").path(0).path("value").asText();
    }

    /** Waits for the first answer of the awaited version. */
    Gap gap() {
        try {
            return gap.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer of " + key + " " + awaited, e);
        }
    }
}
