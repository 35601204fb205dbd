package dev.hotplug.ocpp.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/**
 * A central system made of a bare socket, so that it can do what no WebSocket library would. Each connection is given to the
 * script, on a thread of its own; what the script throws is ignored, and the connection is closed after it.
 */
final class TestServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Script script;
    private final BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> open = new ArrayList<>();

    TestServer(Script script) throws IOException {
        this(ServerSocketFactory.getDefault(), script);
    }

    TestServer(ServerSocketFactory factory, Script script) throws IOException {
        this.script = script;
        this.listener = factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    interface Script {
        void serve(Connection connection) throws Exception;
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/ocpp";
    }

    /** The next connection that was accepted; fails the test after 20 s. */
    Connection next() throws InterruptedException {
        Connection next = accepted.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody connected");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                synchronized (open) {
                    open.add(socket);
                }
                Connection connection = new Connection(socket);
                accepted.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            script.serve(connection);
        } catch (Exception e) {
            // the connection ends
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A frame as it was received, unmasked. */
    record Frame(boolean fin, int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    static final class Connection implements AutoCloseable {
        static final int TEXT = 1;
        static final int BINARY = 2;
        static final int CLOSE = 8;
        static final int PING = 9;
        static final int PONG = 10;

        final Socket socket;
        private final BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
        private DataInputStream in;

        Connection(Socket socket) {
            this.socket = socket;
        }

        /** The lines of the request, once the script has read it. */
        List<String> request() throws InterruptedException {
            List<String> request = requests.poll(20, TimeUnit.SECONDS);
            requests.add(request);
            return request;
        }

        Optional<String> header(String name) throws InterruptedException {
            return request().stream()
                    .filter(l -> l.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(l -> l.substring(name.length() + 1).strip())
                    .findFirst();
        }

        List<String> readRequest() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                lines.add(line);
            }
            requests.add(lines);
            return lines;
        }

        void answer(String head) throws IOException {
            write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        /** Reads the request and agrees to the WebSocket. */
        void upgrade() throws Exception {
            upgrade("\r\nSec-WebSocket-Protocol: ocpp1.6");
        }

        void upgrade(String more) throws Exception {
            readRequest();
            answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + accept(header("Sec-WebSocket-Key").orElseThrow()) + more);
        }

        Frame readFrame() throws IOException {
            int first = in().readUnsignedByte();
            int second = in().readUnsignedByte();
            long length = second & 0x7f;
            length = length == 126 ? in().readUnsignedShort() : length == 127 ? in().readLong() : length;
            byte[] mask = in().readNBytes(4);
            byte[] payload = in().readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new Frame((first & 0x80) != 0, first & 0x0f, payload);
        }

        /** Reads a whole text message; answers pings on the way. */
        String readText() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            while (true) {
                Frame frame = readFrame();
                if (frame.opcode() == PING) {
                    send(true, PONG, frame.payload());
                } else if (frame.opcode() <= TEXT) {
                    text.write(frame.payload());
                    if (frame.fin()) {
                        return text.toString(StandardCharsets.UTF_8);
                    }
                }
            }
        }

        /** Reads up to a frame of that kind. */
        Frame readUntil(int opcode) throws IOException {
            Frame frame = readFrame();
            while (frame.opcode() != opcode) {
                frame = readFrame();
            }
            return frame;
        }

        void sendText(String text) throws IOException {
            send(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        void sendClose(int code, String reason) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(code >> 8);
            payload.write(code);
            payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
            send(true, CLOSE, payload.toByteArray());
        }

        void send(boolean fin, int opcode, byte[] payload) throws IOException {
            head(fin, opcode, payload.length);
            write(payload);
        }

        /** The beginning of a frame without its payload. */
        void head(boolean fin, int opcode, long length) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            head.write((fin ? 0x80 : 0) | opcode);
            if (length < 126) {
                head.write((int) length);
            } else {
                head.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    head.write((int) (length >> shift));
                }
            }
            write(head.toByteArray());
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in().readUnsignedByte(); c != '\n'; c = in().readUnsignedByte()) {
                line.append((char) c);
            }
            return line.toString().strip();
        }

        private DataInputStream in() throws IOException {
            if (in == null) {
                in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            }
            return in;
        }

        private static String accept(String key) throws GeneralSecurityException {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        }
    }
}
