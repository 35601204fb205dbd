package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.ocpp.link.LinkStatus.Step;
import dev.hotplug.ocpp.transport.PingClock.Step.NoPong;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine of the link: off, connecting, open, waiting for the next attempt. Its methods are called on the
 * transport's thread, except {@link #send} and {@link #status}, which any thread may call.
 */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    /** The other side may answer a close frame for so long. */
    private static final Duration CLOSING = Duration.ofSeconds(2);
    /** A close frame has room for 123 bytes of reason (RFC 6455 section 5.5); ours are ASCII. */
    private static final int MAX_REASON = 120;
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int PROTOCOL_ERROR = 1002;

    private final Turns turns;
    private final StationTime time;
    private final Sockets sockets;
    private final BackOff backOff;
    private final Limits limits;
    private final Outcomes outcomes;
    private final SecurityEvents events;
    private final Executor delivery;
    private final FrameLink face;
    private final Board board;
    private final Complaints complaints = new Complaints();

    private Plan plan;
    private Optional<FrameSink> sink = Optional.empty();
    private PingClock pings;
    private Explainer explainer;
    private Attempt current;
    private Liveness liveness;
    private Loop.Timer timer = () -> {};
    private boolean useful;
    private boolean tryOtherKey;
    private volatile Sockets.Socket open;

    /**
     * @param delivery one thread, on which the sink is called
     * @param face     what the sink asks for the status and for another connection
     */
    Link(
            Turns turns,
            StationTime time,
            Sockets sockets,
            BackOff backOff,
            Limits limits,
            Outcomes outcomes,
            SecurityEvents events,
            Executor delivery,
            FrameLink face) {
        this.turns = turns;
        this.time = time;
        this.sockets = sockets;
        this.backOff = backOff;
        this.limits = limits;
        this.outcomes = outcomes;
        this.events = events;
        this.delivery = delivery;
        this.face = face;
        this.board = new Board(time);
        this.pings = pings(Duration.ZERO);
        Plan.Off nothing = Plan.Off.because("No central system is set up yet.");
        this.plan = nothing;
        board.off(nothing.endpoint(), new Explanation(nothing.kind(), nothing.reason()));
    }

    boolean send(String frame) {
        Sockets.Socket socket = open;
        return socket != null && socket.send(frame);
    }

    LinkStatus status() {
        return board.status(open);
    }

    /** Follows new settings or another sink: what was open is closed and opened anew, unless nothing changed. */
    void follow(Plan next, Optional<FrameSink> nextSink) {
        if (next.equals(plan) && nextSink.equals(sink)) {
            return;
        }
        leave(NORMAL, "the settings or the message layer of the charge point changed");
        plan = next;
        sink = nextSink;
        tryOtherKey = false;
        backOff.reset();
        begin();
    }

    /** WebSocketPingInterval; zero for no pings. Effective at once. */
    void pingInterval(Duration interval) {
        pings = pings(interval);
        if (liveness != null) {
            liveness.clock(pings);
        }
    }

    /** Closes and connects again: soon, but never in a tight loop. */
    void reconnect(String why) {
        if (current != null) {
            LOG.info("The connection to the central system is opened anew: {}", why);
            Duration delay = useful ? backOff.soon() : backOff.next();
            leave(NORMAL, why);
            board.failed(new Explanation(Kind.OTHER, "The charge point closed the connection to open it anew: " + why + "."));
            await(delay);
        } else if (plan instanceof Plan.Connect && sink.isPresent()) {
            await(backOff.soon());
        }
    }

    /** Closes for good. The socket that is still closing, if any, is given back. */
    Optional<Sockets.Socket> stop() {
        Optional<Sockets.Socket> closing = Optional.ofNullable(current).map(Attempt::socket);
        leave(GOING_AWAY, "the charge point's transport stops");
        plan = Plan.Off.because("The transport has stopped.");
        board.off(Optional.empty(), new Explanation(Kind.OTHER, "The transport has stopped."));
        return closing;
    }

    private void begin() {
        timer.cancel();
        if (plan instanceof Plan.Connect connect && sink.isPresent()) {
            connect(connect, sink.get());
        } else if (plan instanceof Plan.Off off) {
            off(off.endpoint(), new Explanation(off.kind(), off.reason()));
        } else {
            off(Optional.of(((Plan.Connect) plan).endpoint().toString()),
                    new Explanation(Kind.OTHER, "The part that understands OCPP messages is not there yet."));
        }
    }

    private void off(Optional<String> endpoint, Explanation why) {
        LOG.info("OCPP is off. {}", why.text());
        board.off(endpoint, why);
    }

    private void connect(Plan.Connect to, FrameSink into) {
        Optional<String> other = to.otherKey();
        boolean useOther = tryOtherKey && other.isPresent();
        explainer = new Explainer(to.endpoint(), to.identity(), limits, sockets::serverVerified);
        Attempt attempt = new Attempt(use -> turns.post(() -> use.accept(this)), into, delivery, to, useOther);
        current = attempt;
        useful = false;
        board.connecting(to.endpoint().toString(), backOff.attempt());
        sayAttempt(to.endpoint(), backOff.attempt());
        timer = turns.after(limits.attempt(), () -> fail(attempt, explainer.attemptTooLong()));
        try {
            attempt.socket(sockets.connect(target(to, useOther ? other : to.key()), attempt));
        } catch (RuntimeException e) {
            fail(attempt, explainer.attempt(e));
        }
    }

    /** Only the first attempt of a row is news. */
    private static void sayAttempt(URI endpoint, int attempt) {
        if (attempt == 1) {
            LOG.info("Connecting to {}.", endpoint);
        } else {
            LOG.debug("Connecting to {} (attempt {}).", endpoint, attempt);
        }
    }

    private static Sockets.Target target(Plan.Connect to, Optional<String> key) {
        return new Sockets.Target(
                to.endpoint(),
                key.map(k -> BasicAuthorization.header(to.identity(), k)),
                to.clientCertificate());
    }

    void opened(Attempt attempt, String subProtocol) {
        if (attempt != current) {
            return;
        }
        if (!subProtocol.equals(Explainer.SUB_PROTOCOL)) {
            close(attempt, PROTOCOL_ERROR, "sub-protocol " + Explainer.SUB_PROTOCOL + " was not selected");
            retry(explainer.subProtocol(subProtocol));
            return;
        }
        timer.cancel();
        timer = turns.after(limits.useful(), this::proveUseful);
        noteKey(attempt);
        outcomes.connected(attempt.to(), attempt.otherKey());
        open = attempt.socket();
        board.open();
        LOG.info("Connected to {}.", ((Plan.Connect) plan).endpoint());
        attempt.tellOpen(new OneConnection(face, over(attempt.socket())));
        liveness = new Liveness(turns, time, attempt.socket(), pings, step -> fail(
                attempt, step instanceof NoPong ? explainer.noPong(pings) : explainer.stalled()));
    }

    private Predicate<String> over(Sockets.Socket socket) {
        return frame -> open == socket && socket.send(frame);
    }

    private void noteKey(Attempt attempt) {
        if (attempt.otherKey()) {
            Explanation refused = new Explanation(Kind.HTTP_UNAUTHORIZED,
                    "The central system refused the AuthorizationKey in force and let the charge point in with the other one"
                            + " that it asked for.");
            LOG.warn(refused.text());
            board.failed(refused);
        }
    }

    private void proveUseful() {
        useful = true;
        backOff.reset();
        complaints.forget();
        board.lasting(current.otherKey());
    }

    void failed(Attempt attempt, Throwable failure) {
        LOG.debug("The attempt failed.", failure);
        fail(attempt, explainer.attempt(failure));
    }

    void overfull(Attempt attempt) {
        fail(attempt, explainer.queueFull());
    }

    void closed(Attempt attempt, int code, String reason, Optional<Throwable> error) {
        fail(attempt, explainer.closed(code, reason, error));
    }

    private void fail(Attempt attempt, Explanation why) {
        if (attempt == current) {
            abort(attempt);
            retry(why);
        }
    }

    private void retry(Explanation why) {
        Explanation explanation = chooseKey(why);
        Plan.Connect to = current.to();
        detach(explanation.text());
        board.failed(explanation);
        Duration delay = backOff.next();
        complaints.about(explanation.text(), time.elapsedMillis()).ifPresent(line -> {
            LOG.warn("{} The next attempt begins in {} s.", line, Math.max(1, delay.toSeconds()));
            explanation.event().ifPresent(event -> events.report(event, line));
        });
        await(delay);
        outcomes.failed(to, explanation);
    }

    /** After a refused key the other one is tried in turn with it; after anything else the one in force comes first. */
    private Explanation chooseKey(Explanation why) {
        boolean choice = why.kind() == Kind.HTTP_UNAUTHORIZED
                && plan instanceof Plan.Connect to
                && to.otherKey().isPresent();
        tryOtherKey = choice && !tryOtherKey;
        return choice
                ? why.and("There is another AuthorizationKey that was asked for: both are tried in turn.")
                : why;
    }

    private void await(Duration delay) {
        timer.cancel();
        timer = turns.after(delay, this::begin);
        board.waiting(backOff.attempt(), delay);
        LOG.debug("The next attempt to connect to the central system begins in {} ms.", delay.toMillis());
    }

    private void leave(int code, String reason) {
        timer.cancel();
        Attempt attempt = current;
        if (attempt != null) {
            detach(reason);
            close(attempt, code, reason);
        }
    }

    /** From here on the link has no connection, whatever the socket still does. */
    private void detach(String reason) {
        timer.cancel();
        if (open != null) {
            board.heard(open.heardAt());
        }
        open = null;
        if (liveness != null) {
            liveness.stop();
            liveness = null;
        }
        current.leave(reason);
        current = null;
    }

    private void close(Attempt attempt, int code, String reason) {
        if (attempt.socket() != null) {
            attempt.socket().close(code, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
            turns.after(CLOSING, attempt.socket()::abort);
        }
    }

    private static void abort(Attempt attempt) {
        if (attempt.socket() != null) {
            attempt.socket().abort();
        }
    }

    private PingClock pings(Duration interval) {
        return new PingClock(interval, limits.pong(), limits.write());
    }
}
