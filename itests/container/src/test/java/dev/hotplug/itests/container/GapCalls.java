package dev.hotplug.itests.container;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** What a central system asks while the bundle that answers is not there, each with its one right answer. */
final class GapCalls {

    private final CentralSystem centralSystem;
    private final String versionKey;
    private final Map<String, CompletableFuture<JsonNode>> answers = new LinkedHashMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();

    GapCalls(CentralSystem centralSystem, String versionKey) {
        this.centralSystem = centralSystem;
        this.versionKey = versionKey;
    }

    void ask() {
        ask("GetConfiguration", Map.of("key", List.of(versionKey)));
        ask("ChangeConfiguration", Map.of("key", "LightIntensity", "value", "70"));
        ask("RemoteStopTransaction", Map.of("transactionId", 5));
        ask("DataTransfer", Map.of("vendorId", "org.example"));
        ask("ClearCache", Map.of());
        ask("TriggerMessage", Map.of("requestedMessage", "Heartbeat"));
        ask("Heartbeat", Map.of());
        ask("Dance", Map.of());
    }

    private void ask(String action, Map<String, ?> payload) {
        long asked = System.nanoTime();
        answers.put(action, centralSystem.call(action, payload));
        answers.get(action).thenRun(() -> slowestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max));
    }

    /** Waits for the answers; how long the slowest took, ms. */
    long check() throws ExecutionException, InterruptedException, TimeoutException {
        assertEquals(1, answer("GetConfiguration").path("configurationKey").size());
        assertEquals("Accepted", answer("ChangeConfiguration").path("status").asText());
        assertEquals("Rejected", answer("RemoteStopTransaction").path("status").asText());
        assertEquals("UnknownVendorId", answer("DataTransfer").path("status").asText());
        assertEquals("Accepted", answer("ClearCache").path("status").asText());
        assertEquals("Accepted", answer("TriggerMessage").path("status").asText());
        assertEquals("NotSupported", answer("Heartbeat").path("errorCode").asText());
        assertEquals("NotImplemented", answer("Dance").path("errorCode").asText());
        return TimeUnit.NANOSECONDS.toMillis(slowestNanos.get());
    }

    private JsonNode answer(String action) throws ExecutionException, InterruptedException, TimeoutException {
        return answers.get(action).get(20, TimeUnit.SECONDS);
    }
}
