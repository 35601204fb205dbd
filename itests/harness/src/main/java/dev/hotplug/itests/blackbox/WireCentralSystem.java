package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * A central system that only speaks frames: it answers what a test lets it answer, keeps every frame in order, and can
 * misbehave. Listens on loopback.
 */
final class WireCentralSystem implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A CALL the charge point made. */
    record Call(String id, String action, JsonNode payload, Instant at, int connection) {}

    private final Map<String, Function<Call, Optional<Object>>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> strayFrames = Collections.synchronizedList(new ArrayList<>());
    private final List<String> peers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> resources = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger transactionIds = new AtomicInteger(1000);
    private final AtomicInteger pings = new AtomicInteger();
    private final Map<Integer, JsonNode> statuses = new ConcurrentHashMap<>();
    private final Map<String, Integer> transactionIdOfMessage = new ConcurrentHashMap<>();
    private final List<Instant> attempts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile Predicate<String> admitted = authorization -> true;
    private final SocketServer server;
    private volatile Session socket;

    private WireCentralSystem(int port, String protocol) {
        server = new SocketServer(port, protocol, new Desk());
        answerAsUsual();
    }

    static WireCentralSystem start() {
        return start(ChargerProcess.freePort());
    }

    static WireCentralSystem start(int port) {
        return start(port, "ocpp1.6");
    }

    static WireCentralSystem start(int port, String protocol) {
        return start(new WireCentralSystem(port, protocol));
    }

    /** Speaks {@code wss://} with this context, and demands a client certificate when asked to. */
    static WireCentralSystem startSecure(SSLContext context, boolean clientCertificate) {
        WireCentralSystem system = new WireCentralSystem(ChargerProcess.freePort(), "ocpp1.6");
        system.secure(context, clientCertificate);
        return start(system);
    }

    /** What connections from now on are made with. */
    void secure(SSLContext context, boolean clientCertificate) {
        server.secure(context, clientCertificate);
    }

    private static WireCentralSystem start(WireCentralSystem system) {
        system.server.start();
        return system;
    }

    static Map<String, Object> bootAccepted(int interval) {
        return Map.of("status", "Accepted", "currentTime", Instant.now().toString(), "interval", interval);
    }

    /** Accepts a StartTransaction; a message that comes again is the same transaction, as OCPP 1.6 asks of a central system. */
    Map<String, Object> started(Call call) {
        int id = transactionIdOfMessage.computeIfAbsent(call.id(), i -> transactionIds.incrementAndGet());
        return Map.of("idTagInfo", Map.of("status", "Accepted"), "transactionId", id);
    }

    /** The transaction id that the StartTransaction with this message id was answered with. */
    Optional<Integer> transactionId(String messageId) {
        return Optional.ofNullable(transactionIdOfMessage.get(messageId));
    }

    /** While away every attempt to connect ends with an HTTP error, and what was open is closed. */
    void away(boolean isAway) {
        away = isAway;
        if (isAway && socket != null) {
            hangUp();
        }
    }

    /** From now on only connections with such an Authorization header are let in. */
    void admit(Predicate<String> authorization) {
        admitted = authorization;
    }

    /** A charge point is connected. */
    boolean connected() {
        Session now = socket;
        return now != null && now.isOpen();
    }

    /** The Authorization header of each connection, empty for none. */
    List<String> authorizations() {
        synchronized (authorizations) {
            return List.copyOf(authorizations);
        }
    }

    /** When somebody tried to connect, successfully or not. */
    List<Instant> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    int port() {
        return server.port();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/ocpp";
    }

    /** From now on every action is answered as at the start. */
    void answerAsUsual() {
        answers.put("BootNotification", call -> Optional.of(bootAccepted(300)));
        answers.put("Heartbeat", call -> Optional.of(Map.of("currentTime", Instant.now().toString())));
        answers.put("Authorize", call -> Optional.of(Map.of("idTagInfo", Map.of("status", "Accepted"))));
        answers.put("StartTransaction", call -> Optional.of(started(call)));
        answers.put("StopTransaction", call -> Optional.of(Map.of()));
        answers.put("MeterValues", call -> Optional.of(Map.of()));
        answers.put("StatusNotification", call -> Optional.of(Map.of()));
        answers.put("DiagnosticsStatusNotification", call -> Optional.of(Map.of()));
        answers.put("LogStatusNotification", call -> Optional.of(Map.of()));
        answers.put("SecurityEventNotification", call -> Optional.of(Map.of()));
        answers.put("SignCertificate", call -> Optional.of(Map.of("status", "Accepted")));
        answers.put("FirmwareStatusNotification", call -> Optional.of(Map.of()));
        answers.put("SignedFirmwareStatusNotification", call -> Optional.of(Map.of()));
        answers.put("DataTransfer", call -> Optional.of(Map.of("status", "Accepted")));
    }

    /** From now on this action is answered so; an empty answer means silence. */
    void answer(String action, Function<Call, Optional<Object>> answer) {
        answers.put(action, answer);
    }

    /** Makes a call and waits for its payload. A CALLERROR comes back as {@code {"errorCode": ..., "errorDescription": ...}}. */
    JsonNode call(String action, Object payload) {
        return await(callLater(action, payload), action);
    }

    /** Makes a call and waits for nothing. */
    CompletableFuture<JsonNode> callLater(String action, Object payload) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(List.of(2, id, action, payload));
        return answer;
    }

    /** The answer to a call whose frame the test writes itself. */
    CompletableFuture<JsonNode> expectAnswer(String id) {
        return asked.computeIfAbsent(id, i -> new CompletableFuture<>());
    }

    static JsonNode await(CompletableFuture<JsonNode> answer, String what) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError(what + " was not answered", e);
        }
    }

    void send(Object frame) {
        try {
            sendText(frame instanceof String text ? text : JSON.writeValueAsString(frame));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    void sendText(String text) {
        socket.sendText(text, Callback.NOOP);
    }

    /** The same frame in pieces of at most that many characters, which must be ASCII. */
    void sendFragments(String text, int size) {
        for (int at = 0; at < text.length(); at += size) {
            int end = Math.min(at + size, text.length());
            Callback.Completable written = new Callback.Completable();
            socket.sendPartialText(text.substring(at, end), end == text.length(), written);
            written.join();
        }
    }

    /** Every call so far, oldest first. */
    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    List<Call> calls(String action) {
        return calls().stream().filter(c -> c.action().equals(action)).toList();
    }

    /** Frames that were no CALL and no answer to one of ours. */
    List<String> strayFrames() {
        synchronized (strayFrames) {
            return List.copyOf(strayFrames);
        }
    }

    /** Who each connection's client certificate was made out to, empty for none. */
    List<String> peers() {
        synchronized (peers) {
            return List.copyOf(peers);
        }
    }

    List<String> resources() {
        synchronized (resources) {
            return List.copyOf(resources);
        }
    }

    int connections() {
        return connections.get();
    }

    void forget() {
        calls.clear();
    }

    Call awaitCall(String action) {
        return awaitCall(action, c -> true);
    }

    Call awaitCall(String action, Predicate<Call> condition) {
        return Await.until(
                        action,
                        PATIENCE,
                        () -> calls(action).stream().filter(condition).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    Call awaitStatus(String status) {
        return awaitCall("StatusNotification", c ->
                c.payload().path("connectorId").asInt() == 1 && c.payload().path("status").asText().equals(status));
    }

    /** Waits until there are that many calls of an action. */
    List<Call> awaitCalls(String action, int count, Duration limit) {
        return Await.until(count + " x " + action, limit, () -> calls(action), list -> list.size() >= count);
    }

    void awaitConnections(int count) {
        Await.until(count + " connections", PATIENCE, this::connections, n -> n >= count);
    }

    /** Closes the socket as a server that restarts does. */
    void hangUp() {
        socket.close(1001, "going away", Callback.NOOP);
    }

    /** Ends the connection and lets none in, until the charge point has noticed. */
    void goOffline() {
        int before = attempts().size();
        away(true);
        Await.until("an attempt to connect", PATIENCE, this::attempts, all -> all.size() > before);
    }

    /** Lets the charge point in again and waits until it is. */
    void goOnline() {
        if (away) {
            int before = connections();
            away(false);
            awaitConnections(before + 1);
        }
    }

    /** WebSocket pings so far. */
    int pings() {
        return pings.get();
    }

    /** What the newest StatusNotification said of a connector, also after {@link #forget()}. */
    String status(int connector) {
        return statusReport(connector).path("status").asText();
    }

    JsonNode statusReport(int connector) {
        return statuses.getOrDefault(connector, JSON.createObjectNode());
    }

    /** Waits until the newest status of a connector is one of these. */
    void awaitStatus(int connector, List<String> statuses) {
        Await.until("connector " + connector + " " + statuses, PATIENCE, () -> status(connector), statuses::contains);
    }

    /** Waits until the newest status of a connector is that. */
    JsonNode awaitStatusOf(int connector, String status) {
        Await.until("connector " + connector + " " + status, PATIENCE, () -> status(connector), status::equals);
        return statusReport(connector);
    }

    @Override
    public void close() {
        server.close();
    }

    private void onFrame(String text) {
        try {
            JsonNode frame = JSON.readTree(text);
            switch (frame.path(0).asInt()) {
                case 2 -> onCall(frame);
                case 3 -> onAnswer(frame.path(1).asText(), frame.path(2), text);
                case 4 -> onAnswer(frame.path(1).asText(), error(frame), text);
                default -> strayFrames.add(text);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            strayFrames.add(text);
        }
    }

    private void onCall(JsonNode frame) {
        Call call = new Call(
                frame.path(1).asText(), frame.path(2).asText(), frame.path(3), Instant.now(), connections.get());
        calls.add(call);
        if (call.action().equals("StatusNotification")) {
            statuses.put(call.payload().path("connectorId").asInt(), call.payload());
        }
        answers.getOrDefault(call.action(), c -> Optional.empty())
                .apply(call)
                .ifPresent(answer -> send(answer instanceof Refusal refusal
                        ? List.of(4, call.id(), refusal.code(), "refused by the test", Map.of())
                        : List.of(3, call.id(), answer)));
    }

    /** An answer that is a CALLERROR. */
    record Refusal(String code) {}

    private void onAnswer(String id, JsonNode payload, String text) {
        CompletableFuture<JsonNode> answer = asked.remove(id);
        if (answer == null) {
            strayFrames.add(text);
        } else {
            answer.complete(payload);
        }
    }

    private static ObjectNode error(JsonNode frame) {
        ObjectNode error = JSON.createObjectNode();
        error.put("errorCode", frame.path(2).asText());
        error.put("errorDescription", frame.path(3).asText());
        error.put("elements", frame.size());
        return error;
    }

    private final class Desk implements SocketServer.Guest {

        @Override
        public Optional<Integer> refusal(String authorization) {
            attempts.add(Instant.now());
            if (!admitted.test(authorization)) {
                return Optional.of(401);
            }
            return away ? Optional.of(404) : Optional.empty();
        }

        @Override
        public void opened(Session session, SocketServer.Upgrade upgrade) {
            socket = session;
            authorizations.add(upgrade.authorization());
            resources.add(upgrade.resource());
            peers.add(upgrade.peer());
            connections.incrementAndGet();
        }

        @Override
        public void text(String message) {
            onFrame(message);
        }

        @Override
        public void pinged() {
            pings.incrementAndGet();
        }
    }
}
