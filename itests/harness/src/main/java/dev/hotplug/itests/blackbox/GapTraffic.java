package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Calls of a central system to a charger whose parts are being replaced: one after the other all the time, and all at once
 * at moments the test chooses. Each has one right answer, and how long it took is kept.
 */
final class GapTraffic implements AutoCloseable {

    private static final List<Question> QUESTIONS = List.of(
            question("GetConfiguration", Map.of("key", List.of("NumberOfConnectors", "HeartbeatInterval")),
                    conf -> conf.path("configurationKey").size() == 2 && conf.path("unknownKey").isEmpty()),
            question("ChangeConfiguration", Map.of("key", "MinimumStatusDuration", "value", "0"), accepted()),
            question("ChangeConfiguration", Map.of("key", "LightIntensity", "value", "80"), accepted()),
            question("RemoteStopTransaction", Map.of("transactionId", 5), status("Rejected")),
            question("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "OTHER"), status("Rejected")),
            question("DataTransfer", Map.of("vendorId", "org.example"), status("UnknownVendorId")),
            question("ChangeAvailability", Map.of("connectorId", 1, "type", "Operative"), accepted()),
            question("ClearCache", Map.of(), accepted()),
            question("TriggerMessage", Map.of("requestedMessage", "Dance"), status("NotImplemented")),
            question("CancelReservation", Map.of("reservationId", 1), status("Rejected")),
            question("Heartbeat", Map.of(), error("NotSupported")),
            question("Dance", Map.of(), error("NotImplemented")));

    private static final long PAUSE_NANOS = 2_000_000;

    private final WireCentralSystem centralSystem;
    private final long pauseNanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<?>> open = Collections.synchronizedList(new ArrayList<>());
    private final Thread steady = new Thread(this::askOneAfterTheOther, "steady-traffic");
    private volatile boolean ended;
    private volatile long slowestNanos;
    private volatile int count;

    GapTraffic(WireCentralSystem centralSystem) {
        this(centralSystem, PAUSE_NANOS);
    }

    /** @param pauseNanos between the answer to a call and the next one */
    GapTraffic(WireCentralSystem centralSystem, long pauseNanos) {
        this.centralSystem = centralSystem;
        this.pauseNanos = pauseNanos;
        steady.start();
    }

    private record Question(String action, Map<String, Object> payload, Predicate<JsonNode> right) {}

    private static Question question(String action, Map<String, Object> payload, Predicate<JsonNode> right) {
        return new Question(action, payload, right);
    }

    private static Predicate<JsonNode> accepted() {
        return status("Accepted");
    }

    private static Predicate<JsonNode> status(String status) {
        return conf -> conf.path("status").asText().equals(status);
    }

    private static Predicate<JsonNode> error(String code) {
        return conf -> conf.path("errorCode").asText().equals(code);
    }

    /** Every question at once, that long from now. */
    void burst(long afterMillis) {
        clock.schedule(() -> QUESTIONS.forEach(this::ask), afterMillis, TimeUnit.MILLISECONDS);
    }

    private void askOneAfterTheOther() {
        for (int i = 0; !ended; i++) {
            WireCentralSystem.await(ask(QUESTIONS.get(i % QUESTIONS.size())), "a call in turn");
            LockSupport.parkNanos(pauseNanos);
        }
    }

    private CompletableFuture<JsonNode> ask(Question question) {
        long asked = System.nanoTime();
        CompletableFuture<JsonNode> answer = centralSystem.callLater(question.action(), question.payload());
        open.removeIf(CompletableFuture::isDone);
        open.add(answer.thenAccept(conf -> judge(question, conf, System.nanoTime() - asked)));
        return answer;
    }

    private synchronized void judge(Question question, JsonNode conf, long nanos) {
        count++;
        slowestNanos = Math.max(slowestNanos, nanos);
        if (!question.right().test(conf)) {
            wrong.add(question.action() + " was answered " + conf);
        }
    }

    /** The longest that any call has waited for its answer. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos);
    }

    /** Calls answered so far. */
    int count() {
        return count;
    }

    /** Ends the traffic and waits until everything is answered; gives what was answered wrongly. */
    List<String> finish() {
        close();
        List.copyOf(open).forEach(answer -> Await.until("every call is answered", Duration.ofSeconds(15), answer::isDone, d -> d));
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        ended = true;
        clock.shutdown();
        try {
            steady.join(15_000);
            clock.awaitTermination(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
