package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the dispatcher, put together; what OSGi brings and takes reaches them here, on the station loop. */
final class Dispatcher {

    static final Setting MESSAGE_TIMEOUT = Setting.integer(
            "MessageTimeout", 30, 1, 86_400, "Seconds to wait for an answer of the central system, 1 to 86400.");

    static final List<Setting> SETTINGS = List.of(MESSAGE_TIMEOUT);

    /** How long whoever takes a handler away may be held up by what it still has to answer. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private static final String OWNER = "ocpp-dispatch";
    private static final String FRAMES = "ocpp-dispatch.frames";
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Logger TRACE = LoggerFactory.getLogger("dev.hotplug.ocpp.trace");

    private final Loop loop;
    private final StationTime time;
    private final HandOver handOver;
    private final Listeners listeners = new Listeners();
    private final Catalogue catalogue;
    private final RegistrationState registration;
    private final Wire wire;
    private final Calls calls;
    private final Inbound inbound;
    private final TriggerDesk triggers;
    private final Sink sink;
    private final FrameRing ring;
    private volatile Bounds bounds;

    /** @param print write the trace to standard output as well */
    Dispatcher(
            Loop loop,
            StationTime time,
            Settings settings,
            HandOver handOver,
            SecurityEvents events,
            boolean print,
            Bounds bounds) {
        this.loop = loop;
        this.time = time;
        this.handOver = handOver;
        this.bounds = bounds;
        this.ring = new FrameRing(time::elapsedMillis, bounds.traceFrames());
        this.catalogue = new Catalogue(time::elapsedMillis);
        Map<String, String> facts = handOver.take(OWNER);
        ring.resume(handOver.take(FRAMES));
        this.registration = new RegistrationState(
                facts, time, state -> listeners.tell(listener -> listener.registrationChanged(state)));
        MessageText text = new MessageText(() -> this.bounds.frame());
        Trace trace = new Trace(() -> print || TRACE.isDebugEnabled(), name -> disclosed(settings, name), lines(print), ring);
        this.wire = new Wire(trace);
        this.calls = new Calls(
                loop, time, text, () -> timeout(settings), () -> this.bounds.waitingCalls(), registration::permits, wire::send);
        InvalidMessages invalid = new InvalidMessages(events);
        this.inbound = inbound(text, invalid);
        this.triggers = new TriggerDesk(loop, message -> catalogue.triggers().contains(message), () -> this.bounds);
        listeners.add(triggers, false);
        this.sink = new Sink(loop, text, trace, wire, calls, inbound, listeners, registration, invalid);
    }

    private Inbound inbound(MessageText text, InvalidMessages invalid) {
        Replies replies = new Replies(wire, text, registration);
        Parking parking = new Parking(loop, () -> bounds);
        Asking asking = new Asking(loop, replies, () -> bounds);
        return new Inbound(
                text, new Handlers(), action -> catalogue.actions().contains(action), wire, replies, parking, asking, invalid);
    }

    private static Duration timeout(Settings settings) {
        return Duration.ofSeconds(settings.integer(MESSAGE_TIMEOUT));
    }

    private static boolean disclosed(Settings settings, String name) {
        return settings.find(name).filter(view -> view.access() != Setting.Access.WRITE_ONLY).isPresent();
    }

    private static Consumer<String> lines(boolean print) {
        return line -> {
            TRACE.debug(line);
            if (print) {
                System.out.println(line);
            }
        };
    }

    Calls calls() {
        return calls;
    }

    RegistrationState registration() {
        return registration;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    TriggerDesk triggers() {
        return triggers;
    }

    Sink sink() {
        return sink;
    }

    void bounds(Bounds changed) {
        bounds = changed;
        ring.frames(changed.traceFrames());
    }

    FrameRing ring() {
        return ring;
    }

    void bind(ActionHandler<?, ?> handler) {
        Handlers.Bound<?, ?> bound = Handlers.Bound.of(handler);
        loop.post(() -> inbound.bound(bound));
    }

    /** Returns once the handler is not asked again and has answered what it was asked, or after 2 s. */
    void unbind(ActionHandler<?, ?> handler) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        long end = time.elapsedMillis() + DRAIN.toMillis();
        loop.post(() -> inbound.unbound(handler).thenRun(() -> settled.complete(null)));
        drain();
        await(settled, end - time.elapsedMillis());
    }

    private void await(CompletableFuture<Void> settled, long millis) {
        if (loop.inTurn()) {
            return;
        }
        try {
            settled.get(Math.max(0, millis), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("A handler leaves before it has answered everything.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void bind(CsmsListener listener) {
        loop.post(() -> listeners.add(listener, wire.isOpen()));
    }

    void unbind(CsmsListener listener) {
        loop.post(() -> listeners.remove(listener));
        drain();
    }

    void bind(TriggerableMessage message) {
        loop.post(() -> triggers.bound(message));
    }

    void unbind(TriggerableMessage message) {
        loop.post(() -> triggers.unbound(message));
        drain();
    }

    /** Ends the session and leaves the registration for the next version. */
    void stop() {
        loop.post(sink::stop);
        drain();
        handOver.leave(OWNER, registration.facts());
        handOver.leave(FRAMES, ring.facts());
    }

    private void drain() {
        if (!loop.drain(DRAIN)) {
            LOG.warn("The station loop is busy for more than {} s.", DRAIN.toSeconds());
        }
    }
}
