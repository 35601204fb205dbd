package dev.hotplug.example.driver.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line over TCP, on a thread of its own. */
final class TcpWire implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(TcpWire.class);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int FIRST_MILLIS = 2_000;
    private static final int AGAIN_MILLIS = 500;
    /** A device that says nothing at all is connected to anew. */
    private static final int SILENCE_MILLIS = 2_000;
    private static final int MOST_CHARACTERS = 200;

    private final InetSocketAddress address;
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Socket socket = new Socket();

    TcpWire(String host, int port) {
        address = new InetSocketAddress(host, port);
    }

    @Override
    public Optional<String> open(Consumer<String> ears) {
        Thread thread = new Thread(() -> run(ears), "line-wire");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(first.get(FIRST_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return first.cancel(false) ? Optional.empty() : Optional.of(first.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void run(Consumer<String> ears) {
        try {
            do {
                talk(ears);
            } while (!closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(Consumer<String> ears) {
        try (Socket next = new Socket()) {
            next.connect(address, CONNECT_MILLIS);
            next.setSoTimeout(SILENCE_MILLIS);
            next.setTcpNoDelay(true);
            keep(next);
            BufferedReader lines = new BufferedReader(new InputStreamReader(next.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = line(lines); line != null; line = line(lines)) {
                if (!first.complete(line)) {
                    ears.accept(line);
                }
            }
        } catch (IOException e) {
            LOG.debug("The line to {} is broken: {}", address, e.getMessage());
        }
    }

    private synchronized void keep(Socket next) throws IOException {
        socket = next;
        if (closed.getCount() == 0) {
            next.close();
        }
    }

    /** A line of the protocol is short; what is longer is not of it. Null at the end. */
    private static String line(BufferedReader from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == MOST_CHARACTERS) {
                throw new IOException("a line of more than " + MOST_CHARACTERS + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public synchronized void send(String line) {
        try {
            if (socket.isConnected() && !socket.isClosed()) {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            LOG.debug("{} was not heard: {}", line, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The line did not close: {}", e.getMessage());
        }
    }
}
