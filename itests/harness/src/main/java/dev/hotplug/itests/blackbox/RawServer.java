package dev.hotplug.itests.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that is no central system: it reads the request for a WebSocket, answers as told, and goes silent. */
final class RawServer implements AutoCloseable {

    /** Makes of a request what is sent back; an empty text for nothing at all. */
    interface Answer {
        String to(String request);
    }

    private final ServerSocket server;
    private final List<Instant> connections = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Answer answer;
    private volatile boolean hangUp;

    private RawServer(Answer answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static RawServer start(Answer answer) {
        return new RawServer(answer);
    }

    /** From now on requests are answered so; the connection is ended after it, or kept without reading anything more. */
    void answer(Answer next, boolean andHangUp) {
        hangUp = andHangUp;
        answer = next;
    }

    static Answer http(int status) {
        return request -> "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    /** A good WebSocket handshake (RFC 6455 section 4.2.2) with these extra headers. */
    static Answer upgrade(String... headers) {
        return request -> "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(header(request, "sec-websocket-key")) + "\r\n" + lines(headers) + "\r\n";
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/ocpp";
    }

    /** When each connection came. */
    List<Instant> connections() {
        return connections;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(Instant.now());
                sockets.add(socket);
                talk(socket);
            } catch (IOException e) {
                // the next one, if there is any
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        String reply = answer.to(request(socket.getInputStream()));
        socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        if (hangUp) {
            socket.close();
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
