package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/**
 * A central system that only speaks frames: it answers what a test lets it answer, keeps every frame in order, and can
 * misbehave. Listens on loopback.
 */
final class WireCentralSystem implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Goes out before the library's own refusal, which is a 404. */
    private static final ByteBuffer UNAUTHORIZED = ByteBuffer.wrap(
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final Duration NUDGE = Duration.ofMillis(100);

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
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Server server;
    private volatile WebSocket socket;

    private WireCentralSystem(int port, String protocol) {
        List<IProtocol> protocols = List.of(new Protocol(protocol));
        server = new Server(new InetSocketAddress("127.0.0.1", port), new Draft_6455(List.of(), protocols));
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
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setNeedClientAuth(clientCertificate);
        server.setWebSocketFactory(new SSLParametersWebSocketServerFactory(context, parameters));
    }

    private static WireCentralSystem start(WireCentralSystem system) {
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
            socket.close(1001, "away");
        }
    }

    /** From now on only connections with such an Authorization header are let in. */
    void admit(Predicate<String> authorization) {
        admitted = authorization;
    }

    /** A charge point is connected. */
    boolean connected() {
        WebSocket now = socket;
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
        return server.getPort();
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
        socket.send(text);
        CompletableFuture.delayedExecutor(NUDGE.toMillis(), TimeUnit.MILLISECONDS).execute(this::nudge);
    }

    /** The same frame in pieces of at most that many characters, which must be ASCII. */
    void sendFragments(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; at += size) {
            int length = Math.min(size, bytes.length - at);
            socket.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, at, length), at + length == bytes.length);
        }
        CompletableFuture.delayedExecutor(NUDGE.toMillis(), TimeUnit.MILLISECONDS).execute(this::nudge);
    }

    /** The library may forget a frame that is sent while it finishes writing another one, until the next is sent. */
    private void nudge() {
        WebSocket now = socket;
        if (now != null && now.hasBufferedData()) {
            server.onWriteDemand(now);
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

    private static String peer(WebSocket opened) {
        try {
            return opened.hasSSLSupport() ? opened.getSSLSession().getPeerPrincipal().getName() : "";
        } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
            return "";
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

    private final class Server extends WebSocketServer {

        Server(InetSocketAddress address, Draft_6455 draft) {
            super(address, List.of(draft));
        }

        @Override
        public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
                WebSocket asking, Draft draft, ClientHandshake request) throws InvalidDataException {
            attempts.add(Instant.now());
            if (!admitted.test(request.getFieldValue("Authorization"))) {
                ((WebSocketImpl) asking).outQueue.add(UNAUTHORIZED.duplicate());
                throw new InvalidDataException(CloseFrame.REFUSE, "wrong password");
            }
            if (away) {
                throw new InvalidDataException(CloseFrame.REFUSE, "away");
            }
            return super.onWebsocketHandshakeReceivedAsServer(asking, draft, request);
        }

        @Override
        public void onWebsocketPing(WebSocket from, Framedata frame) {
            pings.incrementAndGet();
            super.onWebsocketPing(from, frame);
        }

        @Override
        public void onOpen(WebSocket opened, ClientHandshake handshake) {
            socket = opened;
            authorizations.add(handshake.getFieldValue("Authorization"));
            resources.add(handshake.getResourceDescriptor());
            peers.add(peer(opened));
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
