package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

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
    private final List<String> resources = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger transactionIds = new AtomicInteger(1000);
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Server server;
    private volatile WebSocket socket;

    private WireCentralSystem(int port, String protocol) {
        List<IProtocol> protocols = List.of(new Protocol(protocol));
        server = new Server(new InetSocketAddress("127.0.0.1", port), new Draft_6455(List.of(), protocols));
        answers.put("BootNotification", call -> Optional.of(bootAccepted(300)));
        answers.put("Heartbeat", call -> Optional.of(Map.of("currentTime", Instant.now().toString())));
        answers.put("Authorize", call -> Optional.of(Map.of("idTagInfo", Map.of("status", "Accepted"))));
        answers.put("StartTransaction", call -> Optional.of(Map.of(
                "idTagInfo", Map.of("status", "Accepted"), "transactionId", transactionIds.incrementAndGet())));
        answers.put("StopTransaction", call -> Optional.of(Map.of()));
        answers.put("MeterValues", call -> Optional.of(Map.of()));
        answers.put("StatusNotification", call -> Optional.of(Map.of()));
        answers.put("DataTransfer", call -> Optional.of(Map.of("status", "Accepted")));
    }

    static WireCentralSystem start() {
        return start(ChargerProcess.freePort());
    }

    static WireCentralSystem start(int port) {
        return start(port, "ocpp1.6");
    }

    static WireCentralSystem start(int port, String protocol) {
        WireCentralSystem system = new WireCentralSystem(port, protocol);
        system.server.setReuseAddr(true);
        system.server.setConnectionLostTimeout(0);
        system.server.start();
        try {
            if (!system.listening.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the central system does not listen");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return system;
    }

    static Map<String, Object> bootAccepted(int interval) {
        return Map.of("status", "Accepted", "currentTime", Instant.now().toString(), "interval", interval);
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/ocpp";
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
        socket.send(text);
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
        socket.close(1001, "going away");
    }

    @Override
    public void close() {
        try {
            server.stop(1000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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

    private final class Server extends WebSocketServer {

        Server(InetSocketAddress address, Draft_6455 draft) {
            super(address, List.of(draft));
        }

        @Override
        public void onOpen(WebSocket opened, ClientHandshake handshake) {
            socket = opened;
            resources.add(handshake.getResourceDescriptor());
            connections.incrementAndGet();
        }

        @Override
        public void onMessage(WebSocket from, String message) {
            onFrame(message);
        }

        @Override
        public void onClose(WebSocket closed, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket from, Exception exception) {}

        @Override
        public void onStart() {
            listening.countDown();
        }
    }
}
