package dev.hotplug.itests.blackbox;

import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server on a port of loopback, with TLS or without, as the test last said. */
final class SocketServer implements AutoCloseable {

    /** What the test does with connections. Called on the threads of the server, for one connection one after the other. */
    interface Guest {

        /** The HTTP status that an attempt is refused with, empty to let it in. */
        Optional<Integer> refusal(String authorization);

        void opened(Session session, Upgrade upgrade);

        void text(String message);

        void pinged();
    }

    /**
     * @param resource path as the client sent it
     * @param authorization the header, empty for none
     * @param peer who the client certificate is made out to, empty for none
     */
    record Upgrade(String resource, String authorization, String peer) {}

    private static final String TLS = "SSL";

    private final Server server = new Server(threads());
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final ServerConnector connector;
    private final String protocol;
    private final Guest guest;

    SocketServer(int port, String protocol, Guest guest) {
        this.protocol = protocol;
        this.guest = guest;
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        connector = new ServerConnector(server, new SslConnectionFactory(tls, plain.getProtocol()), plain);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setDefaultProtocol(plain.getProtocol());
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, this::configure));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setDaemon(true);
        return threads;
    }

    private void configure(ServerWebSocketContainer container) {
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(0);
        container.setMaxFrameSize(0);
        container.setAutoFragment(false);
        container.addMapping("/*", (request, response, callback) -> admit(request, response, callback));
    }

    /** Connections from now on are made with this context. */
    void secure(SSLContext context, boolean clientCertificate) {
        tls.setNeedClientAuth(clientCertificate);
        unchecked(() -> tls.reload(factory -> factory.setSslContext(context)));
        connector.setDefaultProtocol(TLS);
    }

    void start() {
        unchecked(server::start);
    }

    int port() {
        return connector.getPort();
    }

    @Override
    public void close() {
        unchecked(server::stop);
    }

    private Object admit(ServerUpgradeRequest request, ServerUpgradeResponse response, org.eclipse.jetty.util.Callback callback) {
        String authorization = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
        Optional<Integer> refusal = guest.refusal(authorization);
        if (refusal.isPresent()) {
            org.eclipse.jetty.server.Response.writeError(request, response, callback, refusal.get());
            return null;
        }
        if (request.getSubProtocols().contains(protocol)) {
            response.setAcceptedSubProtocol(protocol);
        }
        return new Connection(new Upgrade(request.getHttpURI().getPath(), authorization, peer(request)));
    }

    private static String peer(ServerUpgradeRequest request) {
        return Optional.ofNullable((SslSessionData) request.getAttribute(SslSessionData.ATTRIBUTE))
                .map(SslSessionData::peerCertificates)
                .filter(chain -> chain.length > 0)
                .map(chain -> chain[0].getSubjectX500Principal())
                .map(Principal::getName)
                .orElse("");
    }

    /** What fails here is the test's own server. */
    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Public because the server calls it from its own module. */
    public final class Connection implements Session.Listener.AutoDemanding {

        private final Upgrade upgrade;
        private Session session;

        private Connection(Upgrade upgrade) {
            this.upgrade = upgrade;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            guest.opened(opened, upgrade);
        }

        @Override
        public void onWebSocketText(String message) {
            guest.text(message);
        }

        @Override
        public void onWebSocketPing(ByteBuffer payload) {
            guest.pinged();
            session.sendPong(payload, Callback.NOOP);
        }
    }
}
