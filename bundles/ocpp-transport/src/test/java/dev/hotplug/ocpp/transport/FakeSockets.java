package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.StationTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Sockets that do what the test says and remember what was done with them. */
final class FakeSockets implements Sockets {

    final List<FakeSocket> all = new ArrayList<>();
    private final StationTime time;

    FakeSockets(StationTime time) {
        this.time = time;
    }

    FakeSocket last() {
        return all.get(all.size() - 1);
    }

    @Override
    public Socket connect(Target target, Events events) {
        FakeSocket socket = new FakeSocket(target, events);
        all.add(socket);
        return socket;
    }

    @Override
    public boolean serverVerified() {
        return false;
    }

    @Override
    public void close() {
        all.forEach(Socket::abort);
    }

    final class FakeSocket implements Socket {
        final Target target;
        final Events events;
        final List<String> sent = new ArrayList<>();
        final List<String> done = new ArrayList<>();
        OptionalLong writingSince = OptionalLong.empty();
        boolean answersPings = true;
        int reads;
        private long heardAt;

        FakeSocket(Target target, Events events) {
            this.target = target;
            this.events = events;
        }

        void open() {
            open("ocpp1.6");
        }

        void open(String subProtocol) {
            heardAt = time.elapsedMillis();
            events.opened(subProtocol);
        }

        void closedByOther(int code, String reason) {
            events.closed(code, reason, Optional.empty());
        }

        @Override
        public boolean send(String frame) {
            return sent.add(frame);
        }

        @Override
        public void ping() {
            done.add("ping");
            heardAt = answersPings ? time.elapsedMillis() : heardAt;
        }

        @Override
        public void read() {
            reads++;
        }

        @Override
        public void close(int code, String reason) {
            done.add("close " + code);
        }

        @Override
        public void abort() {
            done.add("abort");
        }

        @Override
        public CompletableFuture<Void> end() {
            return new CompletableFuture<>();
        }

        @Override
        public long heardAt() {
            return heardAt;
        }

        @Override
        public OptionalLong writingSince() {
            return writingSince;
        }

        @Override
        public boolean paused() {
            return false;
        }
    }
}
