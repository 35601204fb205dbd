package dev.hotplug.itests.soak;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The central system's end of one WebSocket (RFC 6455) on a blocking socket, which can end in every bad way. One thread reads, any
 * thread writes.
 */
final class Connection {

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LAST = 0x80;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 24;
    private static final long DEAF_LOOK_MILLIS = 50;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final int number;
    private volatile boolean deaf;
    private volatile boolean mute;
    private volatile String why = "";
    private volatile long writingSince;

    Connection(Socket socket, int number) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.number = number;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
    }

    int number() {
        return number;
    }

    /** What this side did to end it or to make the other side end it; empty while it did nothing. */
    String why() {
        return why;
    }

    /** The first reason counts. */
    void blame(String trouble) {
        if (why.isEmpty()) {
            why = trouble;
        }
    }

    boolean open() {
        return !socket.isClosed();
    }

    /** Since when a frame waits to be taken by the other side, epoch milliseconds; 0 for none. */
    long writingSince() {
        return writingSince;
    }

    /** The head of the HTTP request. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0 || head.length() > BUFFER) {
                throw new EOFException("the connection ended in the handshake");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Agrees to the WebSocket. */
    void upgrade(String head, boolean withProtocol) throws IOException {
        raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(header(head, "Sec-WebSocket-Key"))
                + (withProtocol ? "\r\nSec-WebSocket-Protocol: ocpp1.6" : "") + "\r\n\r\n");
    }

    void raw(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next text; pings are answered meanwhile. While deaf nothing is read. */
    String read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean last = false;
        while (!last) {
            awaitVoice();
            int first = in.readUnsignedByte();
            byte[] payload = payload(in.readUnsignedByte());
            awaitVoice();
            if ((first & 8) == 0) {
                message.write(payload);
                last = (first & LAST) != 0;
            } else {
                control(first & 0x0f, payload);
            }
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    void text(String text) throws IOException {
        frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void binary(byte[] payload) throws IOException {
        frame(LAST | BINARY, payload);
    }

    void ping() throws IOException {
        frame(LAST | PING, new byte[] {1, 2, 3});
    }

    /** The same text in pieces of that many bytes, with a ping between them. */
    synchronized void fragments(String text, int size) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += size) {
            int end = Math.min(at + size, bytes.length);
            frame((at == 0 ? TEXT : 0) | (end == bytes.length ? LAST : 0), Arrays.copyOfRange(bytes, at, end));
            if (at == 0) {
                ping();
            }
        }
    }

    /** The first half of a frame and then the end. */
    void halfFrame(String text) throws IOException {
        byte[] whole = framed(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
        bytes(Arrays.copyOf(whole, whole.length / 2));
        drop();
    }

    /** A close frame, and the end a moment later. */
    void close(int code) throws IOException {
        frame(LAST | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** From now on nothing is read and no ping is answered, and the socket stays open. */
    void deaf() {
        deaf = true;
    }

    /** Deaf, and what is written gets nowhere: the network in between is gone and nobody has said so. */
    void lost() {
        deaf = true;
        mute = true;
    }

    /** Ends it as a process does that dies: FIN when everything was read. */
    void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            blame("close failed");
        }
    }

    /** Ends it with RST. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            blame("no linger");
        }
        drop();
    }

    private void awaitVoice() throws IOException {
        while (deaf) {
            if (socket.isClosed()) {
                throw new EOFException("closed while nothing was read");
            }
            Clock.pause(DEAF_LOOK_MILLIS);
        }
    }

    private void control(int kind, byte[] payload) throws IOException {
        if (kind == CLOSE) {
            frame(LAST | CLOSE, payload);
            throw new EOFException("the charge point says goodbye"
                    + (payload.length < 2 ? "" : ": " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8)));
        }
        if (kind == PING) {
            frame(LAST | PONG, payload);
        }
    }

    private byte[] payload(int second) throws IOException {
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) == 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes, masked: " + ((second & 0x80) != 0));
        }
        int mask = in.readInt();
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("the connection ended in a frame");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= (byte) (mask >> 24 - 8 * (i & 3));
        }
        return payload;
    }

    private void frame(int first, byte[] payload) throws IOException {
        bytes(framed(first, payload));
    }

    private static byte[] framed(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private synchronized void bytes(byte[] all) throws IOException {
        if (mute) {
            return;
        }
        writingSince = Clock.now();
        try {
            out.write(all);
        } finally {
            writingSince = 0;
        }
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
