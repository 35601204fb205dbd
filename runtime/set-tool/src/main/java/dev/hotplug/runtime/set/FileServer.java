package dev.hotplug.runtime.set;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves one folder's files over HTTP/1.1 to stations under test: GET and HEAD, one Range, ETag, and faults. One thread per connection,
 * one request per connection. Not for a public network.
 */
final class FileServer implements Closeable {

    private static final int MAX_HEAD = 8 * 1024;
    private static final int IDLE_MILLIS = 30_000;

    private final ServerSocket socket;
    private final Path folder;
    private final long bytesPerSecond;
    private final PrintWriter log;
    private final Fault fault;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    /** @param bytesPerSecond of each connection; 0: as fast as it goes */
    FileServer(Path folder, InetAddress address, int port, Fault fault, long bytesPerSecond, PrintWriter log) throws IOException {
        this.folder = folder.toRealPath();
        this.fault = fault;
        this.bytesPerSecond = bytesPerSecond;
        this.log = log;
        this.socket = new ServerSocket();
        this.socket.bind(new InetSocketAddress(address, port));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Bytes of bodies, in all. */
    long sent() {
        return sent.get();
    }

    int requests() {
        return requests.get();
    }

    /** Serves until it is closed. */
    void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setSoTimeout(IDLE_MILLIS);
                Thread thread = new Thread(() -> answer(connection), "serve");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    log.println("A connection failed: " + e.getMessage());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void answer(Socket connection) {
        try (connection; InputStream in = new BufferedInputStream(connection.getInputStream()); OutputStream out = connection.getOutputStream()) {
            String[] lines = head(in).split("\r?\n");
            String[] request = lines[0].split(" ");
            if (request.length == 3) {
                Map<String, String> headers = new TreeMap<>();
                for (int i = 1; i < lines.length; i++) {
                    int colon = lines[i].indexOf(':');
                    headers.put(lines[i].substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
                }
                answer(request[0], request[1], headers, out);
            }
        } catch (IOException e) {
            log.println("A connection ended: " + e.getMessage());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0 && head.length() < MAX_HEAD; c = in.read()) {
            head.append((char) c);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private void answer(String method, String target, Map<String, String> headers, OutputStream out) throws IOException {
        Fault.Kind now = requests.incrementAndGet() <= fault.times() ? fault.kind() : Fault.Kind.NONE;
        Answer answer = Answer.to(method, target, headers, folder, now, requests.get());
        out.write(answer.head().getBytes(StandardCharsets.ISO_8859_1));
        log.printf("%s %s %s -> %s%n", method, target, headers.getOrDefault("range", ""), answer.head().lines().findFirst().orElse(""));
        if (!method.equals("HEAD")) {
            send(answer, out);
        }
        out.flush();
    }

    private void send(Answer answer, OutputStream out) throws IOException {
        if (answer.file() == null) {
            out.write(answer.page());
            return;
        }
        byte[] buffer = new byte[bytesPerSecond > 0 ? (int) Math.max(1, Math.min(8_192, bytesPerSecond / 10)) : 64 * 1024];
        long began = System.nanoTime();
        long gone = 0;
        try (InputStream in = Files.newInputStream(answer.file())) {
            in.skipNBytes(answer.from());
            while (gone < answer.length()) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, answer.length() - gone));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                gone += read;
                sent.addAndGet(read);
                brake(began, gone);
            }
        }
    }

    private void brake(long began, long gone) {
        if (bytesPerSecond > 0) {
            long due = gone * 1_000 / bytesPerSecond - (System.nanoTime() - began) / 1_000_000;
            try {
                Thread.sleep(Math.max(0, due));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
