package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class JettySocketTest {

    private static final Limits LIMITS = Rig.attempts(Duration.ofSeconds(5));

    private Throwable failure;

    private final Sockets.Events events = new Sockets.Events() {
        @Override
        public void opened(String subProtocol) {
            throw new AssertionError();
        }

        @Override
        public void failed(Throwable why) {
            failure = why;
        }

        @Override
        public void received(Sockets.Incoming message) {
            throw new AssertionError();
        }

        @Override
        public void overfull() {
            throw new AssertionError();
        }

        @Override
        public void closed(int code, String reason, Optional<Throwable> error) {
            throw new AssertionError();
        }
    };

    @Test
    void aRefusedHandshakeIsToldAlsoWhenTheClosedSocketComesFirst() {
        JettySocket socket = new JettySocket(events, new SystemTime(), LIMITS);
        socket.handshakeFailed(new SSLHandshakeException("Received fatal alert: handshake_failure"));
        socket.follow(CompletableFuture.failedFuture(new ClosedChannelException()));
        Explainer explainer = new Explainer(URI.create("wss://cs.example/ocpp"), "CP1", LIMITS, () -> false);
        assertEquals(Kind.TLS, explainer.attempt(failure).kind());
    }
}
