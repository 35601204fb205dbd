package dev.hotplug.ocpp.transport;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of HTTP, WebSocket and OCPP-J as it takes to knock at a central system once, by hand, so that each step can be told
 * apart. Every read is bounded.
 */
final class Wire {

    private static final int MAX_HEAD = 32 * 1024;
    private static final int MAX_FRAME = 64 * 1024;
    private static final int MOST_FRAMES = 20;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(Accepted|Pending|Rejected)\"");
    private static final Pattern TIME = Pattern.compile("\"currentTime\"\\s*:\\s*\"([^\"]{1,40})\"");
    private static final Pattern INTERVAL = Pattern.compile("\"interval\"\\s*:\\s*([0-9]{1,9})");

    private final DataInputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();

    Wire(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** What came back. Names of headers in small letters. */
    record Upgrade(int status, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** What the central system said to BootNotification. */
    record BootAnswer(String status, String interval, Optional<Instant> time, String raw) {}

    Upgrade upgrade(URI endpoint, Optional<String> authorization) throws IOException {
        byte[] key = new byte[16];
        random.nextBytes(key);
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + endpoint.getRawAuthority() + "\r\nUser-Agent: Hotplug\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + Base64.getEncoder().encodeToString(key)
                + "\r\nSec-WebSocket-Protocol: " + Explainer.SUB_PROTOCOL + "\r\n"
                + authorization.map(value -> "Authorization: " + value + "\r\n").orElse("") + "\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return head();
    }

    private Upgrade head() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int c = in.read();
            if (c < 0 || text.length() > MAX_HEAD) {
                throw new IOException("the answer is no HTTP answer");
            }
            text.append((char) c);
        }
        String[] lines = text.toString().split("\r\n");
        Matcher status = STATUS_LINE.matcher(lines[0]);
        if (!status.matches()) {
            throw new IOException("the answer is no HTTP answer");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return new Upgrade(Integer.parseInt(status.group(1)), headers);
    }

    /** Sends a BootNotification and waits for its answer; empty when there is none. */
    Optional<BootAnswer> boot(String vendor, String model) throws IOException {
        String id = UUID.randomUUID().toString();
        frame(TEXT, ("[2,\"" + id + "\",\"BootNotification\",{\"chargePointVendor\":\"" + plain(vendor) + "\",\"chargePointModel\":\""
                + plain(model) + "\"}]").getBytes(StandardCharsets.UTF_8));
        try {
            for (int i = 0; i < MOST_FRAMES; i++) {
                String text = text();
                if (text.matches("(?s)\\s*\\[\\s*[34]\\s*,\\s*\"" + id + "\".*")) {
                    frame(CLOSE, new byte[] {3, (byte) 0xe8});
                    return Optional.of(answer(text));
                }
            }
        } catch (EOFException | SocketTimeoutException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[\"\\\\]", "");
    }

    private static BootAnswer answer(String text) {
        boolean result = text.strip().replaceAll("\\s", "").startsWith("[3");
        String status = result ? first(STATUS, text).orElse("") : "";
        return new BootAnswer(status, first(INTERVAL, text).orElse(""), first(TIME, text).flatMap(Wire::time),
                text.substring(0, Math.min(200, text.length())));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The next text message, not fragmented; others are passed over. */
    private String text() throws IOException {
        for (int i = 0; i < MOST_FRAMES; i++) {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            long whole = length < 126 ? length : length == 126 ? in.readUnsignedShort() : in.readLong();
            if (whole < 0 || whole > MAX_FRAME) {
                throw new EOFException("a message that is too long");
            }
            byte[] content = in.readNBytes((int) whole);
            if ((first & 0x0f) == CLOSE) {
                throw new EOFException("closed");
            }
            if ((first & 0x0f) == TEXT) {
                return new String(content, StandardCharsets.UTF_8);
            }
        }
        throw new EOFException("no text");
    }

    private void frame(int type, byte[] content) throws IOException {
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        out.write(0x80 | type);
        if (content.length < 126) {
            out.write(0x80 | content.length);
        } else {
            out.write(0x80 | 126);
            out.write(content.length >> 8);
            out.write(content.length & 0xff);
        }
        out.write(mask);
        for (int i = 0; i < content.length; i++) {
            out.write(content[i] ^ mask[i % 4]);
        }
        out.flush();
    }
}
