package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.ocpp.transport.Sockets.Incoming;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to connect and, when it succeeds, the connection: passes frames to the sink, one call at a time and in order,
 * and everything else to the link. After {@link #leave} the sink hears nothing more; what still comes in until the socket
 * has closed is thrown away.
 *
 * <p>A frame is passed on the thread that read it, and the next one is asked for on that thread when the sink has returned:
 * no change of threads lies on the way of a frame, and a slow sink slows the socket. Open and close are told on a thread of
 * their own, because the link must not wait for the sink.
 */
final class Attempt implements Sockets.Events {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Consumer<Consumer<Link>> link;
    private final FrameSink sink;
    private final Executor delivery;
    private final Plan.Connect to;
    private final boolean otherKey;
    /** Held while the sink is called. */
    private final Object calling = new Object();
    private volatile Sockets.Socket socket;
    private boolean told;
    private volatile boolean left;

    /**
     * @param link      runs something with the link on its thread
     * @param delivery  one thread, on which the sink is told of open and close
     * @param otherKey this attempt uses the other AuthorizationKey
     */
    Attempt(Consumer<Consumer<Link>> link, FrameSink sink, Executor delivery, Plan.Connect to, boolean otherKey) {
        this.link = link;
        this.sink = sink;
        this.delivery = delivery;
        this.to = to;
        this.otherKey = otherKey;
    }

    Plan.Connect to() {
        return to;
    }

    boolean otherKey() {
        return otherKey;
    }

    /** What was said over this connection stays its business: after it was left nothing is sent any more. */
    boolean send(String frame) {
        return !left && socket.send(frame);
    }

    void socket(Sockets.Socket opened) {
        socket = opened;
    }

    Sockets.Socket socket() {
        return socket;
    }

    /** Tells the sink that the socket is open, then lets messages in. */
    synchronized void tellOpen(FrameLink face) {
        told = true;
        deliver(() -> {
            call(() -> sink.onOpen(new Line(face, this)));
            socket.read();
        });
    }

    /** Tells the sink that the socket is closed, if it knew it as open; after what came in before. */
    synchronized void leave(String reason) {
        if (told && !left) {
            deliver(() -> call(() -> sink.onClose(reason)));
        }
        left = true;
    }

    @Override
    public void received(Incoming incoming) {
        call(() -> {
            if (!left) {
                pass(incoming);
            }
        });
        socket.read();
    }

    private void pass(Incoming incoming) {
        if (incoming instanceof Incoming.Text text) {
            sink.onText(text.frame());
        } else if (incoming instanceof Incoming.Oversized large) {
            LOG.warn("The central system sent a frame of more than {} characters; it is thrown away.", large.bound());
            sink.onOversized(large.head(), large.bound());
        }
    }

    @Override
    public void opened(String subProtocol) {
        link.accept(l -> l.opened(this, subProtocol));
    }

    @Override
    public void failed(Throwable failure) {
        link.accept(l -> l.failed(this, failure));
    }

    @Override
    public void overfull() {
        link.accept(l -> l.overfull(this));
    }

    @Override
    public void closed(int code, String reason, Optional<Throwable> error) {
        link.accept(l -> l.closed(this, code, reason, error));
    }

    private void deliver(Runnable turn) {
        try {
            delivery.execute(turn);
        } catch (RejectedExecutionException e) {
            LOG.debug("The transport stops; the dispatcher is told nothing more.");
        }
    }

    private void call(Runnable call) {
        synchronized (calling) {
            guarded(call);
        }
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("The dispatcher failed on what the socket told it.", e);
        }
    }
}
