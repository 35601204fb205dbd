package dev.hotplug.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A central system that answers at once, always the same. It has no thread of its own: it lives while its owner calls {@link #call} or
 * {@link #serve}.
 */
final class CentralSystem implements Closeable {

    private static final int LOOK_MILLIS = 10;

    private final ServerSocket server;
    private Consumer<Frame> watcher = call -> { };
    private Optional<Wire> wire = Optional.empty();
    private int connections;
    private int transactionIds;
    private int callIds;

    CentralSystem() {
        try {
            server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/ocpp";
    }

    /** How often a charge point has connected. */
    int connections() {
        return connections;
    }

    /** Sees every CALL before it is answered. */
    void watch(Consumer<Frame> seen) {
        watcher = seen;
    }

    /**
     * Waits for a connection and for the first CALL on it, which has to be BootNotification.
     *
     * @return {@link System#nanoTime()} at its arrival; it is not answered yet, so that whoever asks can read counters first
     */
    long boot(Duration limit, Runnable atBoot) {
        try {
            accept(limit);
            Frame frame = Frame.of(wire.orElseThrow().read(Math.toIntExact(limit.toMillis()))
                    .orElseThrow(() -> new IllegalStateException("no BootNotification within " + limit)));
            long at = System.nanoTime();
            if (!frame.isCall("BootNotification")) {
                throw new IllegalStateException("expected BootNotification, got " + frame.text());
            }
            atBoot.run();
            answer(frame);
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a CALL and waits for the answer; answers what the charge point asks in between. */
    Frame call(String action, String payload) {
        String id = Integer.toString(++callIds);
        try {
            wire.orElseThrow().write("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
            return answerTo(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends many CALLs without waiting; ids count up from the returned one. */
    int burst(int count, String action, String payload) {
        int first = callIds + 1;
        callIds += count;
        Wire open = wire.orElseThrow();
        Thread writer = new Thread(() -> {
            try {
                for (int id = first; id < first + count; id++) {
                    open.write("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, "burst");
        writer.setDaemon(true);
        writer.start();
        return first;
    }

    /** The ids of the next answers, in the order of their arrival. */
    List<String> answers(int count) {
        List<String> ids = new ArrayList<>();
        try {
            while (ids.size() < count) {
                Frame frame = next();
                if (frame.kind() != 2) {
                    ids.add(frame.id());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    /** Answers whatever comes for so long. */
    void serve(Duration time) {
        serveUntil(() -> false, time);
    }

    /** Answers whatever comes, on new connections too, until the condition holds or the time is over; says whether it held. */
    boolean serveUntil(BooleanSupplier done, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean met = done.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            turn();
            met = done.getAsBoolean();
        }
        return met;
    }

    /** Forgets the connection, because the other end was stopped or killed. */
    void hangUp() {
        wire.ifPresent(CentralSystem::quietly);
        wire = Optional.empty();
    }

    @Override
    public void close() {
        hangUp();
        quietly(server);
    }

    private void turn() {
        try {
            if (wire.isEmpty()) {
                accept(Duration.ofMillis(LOOK_MILLIS));
                return;
            }
            Optional<String> text = wire.get().read(LOOK_MILLIS);
            if (text.isPresent()) {
                dealWith(Frame.of(text.get()));
            }
        } catch (java.net.SocketTimeoutException e) {
            return;
        } catch (EOFException | SocketException e) {
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Duration limit) throws IOException {
        server.setSoTimeout(Math.toIntExact(limit.toMillis()));
        wire = Optional.of(Wire.accepted(server.accept()));
        connections++;
    }

    private Frame answerTo(String id) throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.kind() != 2 && frame.id().equals(id)) {
                return frame;
            }
        }
    }

    private Frame next() throws IOException {
        Frame frame = Frame.of(wire.orElseThrow().read());
        dealWith(frame);
        return frame;
    }

    private void dealWith(Frame frame) throws IOException {
        if (frame.kind() == 2) {
            watcher.accept(frame);
            answer(frame);
        }
    }

    private void answer(Frame call) throws IOException {
        wire.orElseThrow().write("[3,\"" + call.id() + "\"," + payload(call.action()) + "]");
    }

    private String payload(String action) {
        return switch (action) {
            case "BootNotification" ->
                    "{\"status\":\"Accepted\",\"interval\":86400,\"currentTime\":\"" + now() + "\"}";
            case "Heartbeat" -> "{\"currentTime\":\"" + now() + "\"}";
            case "Authorize" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" ->
                    "{\"transactionId\":" + ++transactionIds + ",\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "DataTransfer" -> "{\"status\":\"Accepted\"}";
            default -> "{}";
        };
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void quietly(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // nothing is lost with it
        }
    }
}
