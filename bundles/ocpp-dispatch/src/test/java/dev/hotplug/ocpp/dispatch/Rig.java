package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.RecordedEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A dispatcher between a central system and profiles that a test plays, on a loop that the test turns. */
final class Rig {

    static final Bounds BOUNDS = bounds(1_000, FrameSize.USUAL);

    final ManualTime time = new ManualTime();
    final ManualLoop loop = new ManualLoop(time);
    final MemorySettings settings = new MemorySettings();
    final MemoryHandOver handOver = new MemoryHandOver();
    final RecordedEvents events = new RecordedEvents();
    final Socket socket = new Socket();
    Dispatcher dispatcher = make();

    static Bounds bounds(int waitingCalls, FrameSize frame) {
        return new Bounds(Duration.ofSeconds(10), 64, 1_048_576, Duration.ofSeconds(30), 500, waitingCalls, frame);
    }

    private Dispatcher make() {
        return new Dispatcher(loop, time, settings, handOver, events, false, BOUNDS);
    }

    /** The dispatcher is replaced, as a swap does it. */
    void swap() {
        dispatcher.stop();
        socket.isOpen = false;
        dispatcher = make();
    }

    Rig open() {
        socket.isOpen = true;
        dispatcher.sink().onOpen(socket);
        loop.run();
        return this;
    }

    Rig accepted() {
        return open().registration(State.Accepted);
    }

    Rig registration(State state) {
        loop.run(() -> dispatcher.registration().set(state, Optional.empty()));
        return this;
    }

    void close() {
        socket.isOpen = false;
        dispatcher.sink().onClose("test");
        loop.run();
    }

    /** A bundle of the set declares actions. */
    Rig inSet(String... actions) {
        dispatcher.catalogue().put(7, new Catalogue.Declared(Set.of(), Set.of(actions), Set.of()));
        return this;
    }

    <Q extends Record, C extends Record> ActionHandler<Q, C> bind(
            Operation<Q, C> operation, Function<Q, CompletionStage<C>> answer) {
        ActionHandler<Q, C> handler = handler(operation, answer);
        dispatcher.bind(handler);
        loop.run();
        return handler;
    }

    <Q extends Record, C extends Record> ActionHandler<Q, C> answer(Operation<Q, C> operation, C confirmation) {
        return bind(operation, request -> CompletableFuture.completedFuture(confirmation));
    }

    static <Q extends Record, C extends Record> ActionHandler<Q, C> handler(
            Operation<Q, C> operation, Function<Q, CompletionStage<C>> answer) {
        return new ActionHandler<>() {
            @Override
            public Operation<Q, C> operation() {
                return operation;
            }

            @Override
            public CompletionStage<C> handle(Q request) {
                return answer.apply(request);
            }
        };
    }

    /** The central system sends a text. */
    Rig receive(String text) {
        dispatcher.sink().onText(text);
        loop.run();
        return this;
    }

    /** What was sent since this was last asked. */
    List<String> sent() {
        List<String> sent = List.copyOf(socket.frames);
        socket.frames.clear();
        return sent;
    }

    CompletableFuture<Outcome<Heartbeat.Conf>> heartbeat(String id) {
        return heartbeat(id, Permit.ACCEPTED);
    }

    CompletableFuture<Outcome<Heartbeat.Conf>> heartbeat(String id, Permit permit) {
        return call(Heartbeat.OPERATION, new Heartbeat.Req(), permit, id);
    }

    <Q extends Record, C extends Record> CompletableFuture<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String id) {
        CompletableFuture<Outcome<C>> outcome = new CompletableFuture<>();
        loop.run(() -> dispatcher.calls().call(operation, request, permit, id).thenAccept(outcome::complete));
        return outcome;
    }

    /** The socket, as the transport hands it over. */
    static final class Socket implements FrameLink {
        Optional<String> endpoint = Optional.of("ws://cs.example/ocpp/CP1");

        private final List<String> frames = new ArrayList<>();
        private boolean isOpen;

        @Override
        public boolean send(String frame) {
            return isOpen && frames.add(frame);
        }

        @Override
        public void reconnect(String why) {
            throw new AssertionError("a reconnect was asked for: " + why);
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(
                    LinkStatus.Step.OPEN, endpoint, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** From here on nothing can be sent, and nobody has been told yet. */
        void dead() {
            isOpen = false;
        }
    }
}
