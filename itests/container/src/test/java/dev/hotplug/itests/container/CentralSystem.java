package dev.hotplug.itests.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A central system of a few lines that needs nothing but the JDK and Jackson, so that it lives inside the container: one
 * WebSocket connection at a time (RFC 6455, text frames), every call answered, everything kept.
 */
final class CentralSystem implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** A CALL of the charge point. */
    record Call(String id, String action, JsonNode payload) {}

    private final ServerSocket server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> strayFrames = new CopyOnWriteArrayList<>();
    private final List<String> closures = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private volatile OutputStream out;
    private volatile int connections;

    CentralSystem() {
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "central-system");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/ocpp";
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    int connections() {
        return connections;
    }

    /** Why connections ended, and frames that answered nothing. */
    List<String> troubles() {
        return List.of(closures, strayFrames).stream().flatMap(List::stream).toList();
    }

    /** Makes a call. A CALLERROR comes back as {@code {"errorCode": ...}}. */
    CompletableFuture<JsonNode> call(String action, Map<String, ?> payload) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(List.of(2, id, action, payload));
        return answer;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                shakeHands(in, socket.getOutputStream());
                connections++;
                read(in);
            } catch (IOException e) {
                closures.add("connection " + connections + ": " + e);
            }
        }
    }

    private void shakeHands(DataInputStream in, OutputStream to) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) in.readUnsignedByte());
        }
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new IOException("no WebSocket request: " + request);
        }
        to.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\nSec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out = to;
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(DataInputStream in) throws IOException {
        for (int head = in.readUnsignedByte(); ; head = in.readUnsignedByte()) {
            byte[] payload = payload(in);
            switch (head & 0x0F) {
                case TEXT -> received(new String(payload, StandardCharsets.UTF_8));
                case PING -> send(PONG, payload);
                case CLOSE -> throw new EOFException("closed by the charge point");
                default -> strayFrames.add("frame with head " + head);
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7F;
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) size);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private void received(String text) throws IOException {
        JsonNode frame = JSON.readTree(text);
        String id = frame.path(1).asText();
        switch (frame.path(0).asInt()) {
            case 2 -> answer(new Call(id, frame.path(2).asText(), frame.path(3)));
            case 3 -> answered(id, frame.path(2), text);
            case 4 -> answered(id, JSON.createObjectNode().put("errorCode", frame.path(2).asText()), text);
            default -> strayFrames.add(text);
        }
    }

    private void answered(String id, JsonNode payload, String text) {
        CompletableFuture<JsonNode> answer = asked.remove(id);
        if (answer == null) {
            strayFrames.add(text);
        } else {
            answer.complete(payload);
        }
    }

    private void answer(Call call) {
        calls.add(call);
        Map<String, String> accepted = Map.of("status", "Accepted");
        send(List.of(3, call.id(), switch (call.action()) {
            case "BootNotification" -> Map.of("status", "Accepted", "currentTime", Instant.now().toString(), "interval", 300);
            case "Authorize" -> Map.of("idTagInfo", accepted);
            case "StartTransaction" -> Map.of("idTagInfo", accepted, "transactionId", 7);
            case "Heartbeat" -> Map.of("currentTime", Instant.now().toString());
            default -> Map.of();
        }));
    }

    private void send(Object frame) {
        try {
            send(TEXT, JSON.writeValueAsBytes(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private synchronized void send(int opcode, byte[] payload) {
        try {
            out.write(0x80 | opcode);
            if (payload.length < 126) {
                out.write(payload.length);
            } else {
                out.write(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
            }
            out.write(payload);
            out.flush();
        } catch (IOException e) {
            closures.add(e.toString());
        }
    }
}
