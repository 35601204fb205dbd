package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.StationTime;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of Jetty's. Messages are read one at a time, on demand, so that a slow receiver slows the socket. Public
 * because Jetty calls it through method handles.
 */
public final class JettySocket implements Session.Listener, Sockets.Socket {

    private static final Logger LOG = LoggerFactory.getLogger(JettySocket.class);

    private final Sockets.Events events;
    private final StationTime time;
    private final FrameAssembler assembler;
    private final OutgoingFrames outgoing;
    private final Object opening = new Object();
    private CompletableFuture<Session> attempt = new CompletableFuture<>();
    private boolean aborted;
    private volatile Session session;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile long heardAt;
    private volatile boolean paused;
    private volatile Throwable error;
    private volatile Throwable handshakeFailure;

    JettySocket(Sockets.Events events, StationTime time, Limits limits) {
        this.events = events;
        this.time = time;
        this.assembler = new FrameAssembler(limits.maxFrame());
        this.outgoing = new OutgoingFrames(limits.maxQueued());
    }

    /** The attempt is under way. */
    void follow(CompletableFuture<Session> connecting) {
        boolean late;
        synchronized (opening) {
            attempt = connecting;
            late = aborted;
        }
        connecting.whenComplete((opened, failure) -> {
            if (failure != null) {
                failed(failure);
            }
        });
        if (late) {
            connecting.cancel(true);
        }
    }

    /**
     * TLS has failed. Jetty tells the attempt of that and of the socket it closes then on two threads, and the attempt ends with
     * what comes first.
     */
    void handshakeFailed(Throwable failure) {
        handshakeFailure = failure;
    }

    private void failed(Throwable failure) {
        if (session == null) {
            Throwable tls = handshakeFailure;
            if (tls != null && tls != failure) {
                failure.addSuppressed(tls);
            }
            end.complete(null);
            events.failed(failure);
        }
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        heardAt = time.elapsedMillis();
        paused = true;
        synchronized (opening) {
            session = opened;
            if (aborted) {
                opened.disconnect();
                return;
            }
        }
        String selected = opened.getUpgradeResponse().getAcceptedSubProtocol();
        events.opened(selected == null ? "" : selected);
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        heardAt = time.elapsedMillis();
        assembler.add(part, last).ifPresentOrElse(this::receive, this::demand);
    }

    private void receive(Sockets.Incoming message) {
        paused = true;
        events.received(message);
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer part, boolean last, Callback callback) {
        heardAt = time.elapsedMillis();
        callback.succeed();
        if (last) {
            LOG.info("The central system sent a binary message, which OCPP-J does not know; it is ignored.");
        }
        demand();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        heardAt = time.elapsedMillis();
        session.sendPong(payload, Callback.from(this::demand, failure -> demand()));
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heardAt = time.elapsedMillis();
        demand();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        error = cause;
    }

    @Override
    public void onWebSocketClose(int code, String reason) {
        outgoing.drop();
        end.complete(null);
        events.closed(code, reason, Optional.ofNullable(error));
    }

    @Override
    public boolean send(String frame) {
        if (session == null || end.isDone()) {
            return false;
        }
        switch (outgoing.offer(frame, time.elapsedMillis())) {
            case WRITE -> write(frame);
            case WAIT -> LOG.debug("A frame waits until the one before it is written.");
            case TOO_MUCH -> {
                events.overfull();
                return false;
            }
            case CLOSED -> {
                return false;
            }
        }
        return true;
    }

    private void write(String frame) {
        session.sendText(frame, Callback.from(
                () -> outgoing.written(time.elapsedMillis()).ifPresent(this::write),
                failure -> outgoing.drop()));
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void read() {
        heardAt = time.elapsedMillis();
        paused = false;
        demand();
    }

    private void demand() {
        try {
            session.demand();
        } catch (RuntimeException e) {
            LOG.debug("Nothing more is read: {}", e.toString());
        }
    }

    @Override
    public void close(int code, String reason) {
        if (session == null) {
            abort();
            return;
        }
        outgoing.finish(() -> session.close(code, reason, Callback.NOOP));
    }

    @Override
    public void abort() {
        outgoing.drop();
        CompletableFuture<Session> connecting;
        synchronized (opening) {
            aborted = true;
            connecting = attempt;
        }
        connecting.cancel(true);
        if (session != null) {
            session.disconnect();
        }
    }

    @Override
    public CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public long heardAt() {
        return heardAt;
    }

    @Override
    public OptionalLong writingSince() {
        return outgoing.writingSince();
    }

    @Override
    public boolean paused() {
        return paused;
    }
}
