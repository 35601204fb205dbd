package dev.hotplug.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * One end of a WebSocket (RFC 6455) on a blocking socket: as little as can be between the measuring thread and the kernel. Answers pings.
 * One thread reads, one may write at the same time.
 */
final class Wire implements Closeable {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    /** How long the rest of a frame may take, and a frame of others in between. */
    private static final int FRAME_MILLIS = 60_000;
    private static final int BUFFER = 1 << 16;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final boolean masks;
    private final SecureRandom random = new SecureRandom();

    private Wire(Socket socket, boolean masks) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        this.masks = masks;
    }

    /** The server's end of a socket that was just accepted. */
    static Wire accepted(Socket socket) throws IOException {
        Wire wire = new Wire(socket, false);
        String head = wire.readHead();
        String accept = accept(header(head, "Sec-WebSocket-Key"));
        wire.writeHead("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
                + "\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n");
        return wire;
    }

    /** A client's end. */
    static Wire connect(int port) throws IOException {
        Wire wire = new Wire(new Socket("127.0.0.1", port), true);
        byte[] key = new byte[16];
        wire.random.nextBytes(key);
        wire.writeHead("GET /ocpp/PEER HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(key)
                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n");
        if (!wire.readHead().contains(" 101 ")) {
            throw new IOException("no WebSocket");
        }
        return wire;
    }

    /**
     * The next text. Every read has a limit, for every subject alike, since a read with a limit is one call of the kernel more.
     *
     * @param waitMillis for its first byte
     * @return empty when nothing came in that time, or something that is no text
     * @throws EOFException when the other end has closed
     */
    Optional<String> read(int waitMillis) throws IOException {
        socket.setSoTimeout(waitMillis);
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new EOFException("the other end has closed the connection");
            }
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        in.reset();
        socket.setSoTimeout(FRAME_MILLIS);
        return message();
    }

    /**
     * The next text, within a minute.
     *
     * @throws IOException when nothing came
     */
    String read() throws IOException {
        long end = System.nanoTime() + FRAME_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            Optional<String> text = read(FRAME_MILLIS);
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new IOException("nothing came within a minute");
    }

    /** Writes a text and sends it off. */
    void write(String text) throws IOException {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One message; empty for a control frame outside of a fragmented one. */
    private Optional<String> message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean last = false;
        boolean text = false;
        while (!last) {
            int first = in.readUnsignedByte();
            byte[] payload = payload(in.readUnsignedByte());
            if ((first & 8) == 0) {
                message.write(payload);
                text = true;
                last = (first & 0x80) != 0;
            } else {
                control(first & 0x0f, payload);
                last = !text;
            }
        }
        return text ? Optional.of(message.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private void control(int kind, byte[] payload) throws IOException {
        if (kind == CLOSE) {
            throw new EOFException("the other end says goodbye");
        }
        if (kind == PING) {
            write(PONG, payload);
        }
    }

    private byte[] payload(int second) throws IOException {
        int length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        int mask = (second & 0x80) != 0 ? in.readInt() : 0;
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the connection ended in a frame");
        }
        mask(payload, mask);
        return payload;
    }

    private synchronized void write(int kind, byte[] payload) throws IOException {
        int mask = masks ? random.nextInt() : 0;
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) (0x80 | kind));
        int bit = masks ? 0x80 : 0;
        if (payload.length < 126) {
            head.put((byte) (bit | payload.length));
        } else if (payload.length < 1 << 16) {
            head.put((byte) (bit | 126)).putShort((short) payload.length);
        } else {
            head.put((byte) (bit | 127)).putLong(payload.length);
        }
        if (masks) {
            head.putInt(mask);
        }
        mask(payload, mask);
        out.write(head.array(), 0, head.position());
        out.write(payload);
        out.flush();
    }

    private static void mask(byte[] payload, int mask) {
        if (mask != 0) {
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= (byte) (mask >> 24 - 8 * (i & 3));
            }
        }
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new InterruptedIOException("the connection ended in the handshake");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void writeHead(String head) throws IOException {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String header(String head, String name) throws IOException {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).trim())
                .orElseThrow(() -> new IOException("no header " + name));
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
