package dev.hotplug.ocpp.transport;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty's HTTP and WebSocket client on one small thread pool. A WebSocket has no idle timeout (we ping ourselves); a
 * connection that did not become one has. No redirects, no cookies, no compression.
 */
final class JettyClient {

    private static final Logger LOG = LoggerFactory.getLogger(JettyClient.class);
    private static final int STOP_MILLIS = 500;

    /** Answers of the server that Jetty would act upon by itself. */
    private static final List<String> UNWANTED = List.of(
            ContinueProtocolHandler.NAME,
            RedirectProtocolHandler.NAME,
            WWWAuthenticationProtocolHandler.NAME,
            ProxyAuthenticationProtocolHandler.NAME);

    private static final SslHandshakeListener NOBODY = new SslHandshakeListener() {};

    private final QueuedThreadPool threads;
    private final HttpClient http;
    private final WebSocketClient webSocket;

    private JettyClient(SslContextFactory.Client tls, SslHandshakeListener listener, Limits limits) {
        threads = threads(limits.maxThreads());
        http = http(tls, limits);
        http.addBean(listener);
        try {
            threads.start();
            http.start();
            UNWANTED.forEach(http.getProtocolHandlers()::remove);
            webSocket = webSocket(http);
            webSocket.start();
        } catch (Exception e) {
            stop(http);
            stop(threads);
            throw new IllegalStateException("Jetty's WebSocket client does not start", e);
        }
    }

    /** For ws://. No TLS machinery is loaded. */
    static JettyClient plain(Limits limits) {
        return new JettyClient(new NoTls(), NOBODY, limits);
    }

    /**
     * For wss://, with host name check.
     *
     * @param listener told on Jetty's threads how handshakes end
     */
    static JettyClient secure(SSLContext context, Limits limits, SslHandshakeListener listener) {
        SslContextFactory.Client tls = new PermittedTls();
        tls.setSslContext(context);
        tls.setExcludeProtocols();
        tls.setIncludeProtocols(TlsRules.PROTOCOLS.toArray(String[]::new));
        tls.setExcludeCipherSuites();
        tls.setIncludeCipherSuites(TlsRules.CIPHER_SUITES.toArray(String[]::new));
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        return new JettyClient(tls, listener, limits);
    }

    WebSocketClient webSocket() {
        return webSocket;
    }

    /** Ends all connections and threads. */
    void stop() {
        stop(webSocket);
        stop(http);
        stop(threads);
    }

    private static void stop(org.eclipse.jetty.util.component.LifeCycle part) {
        try {
            part.stop();
        } catch (Exception e) {
            LOG.warn("A part of the WebSocket client did not stop cleanly: {}", e.toString());
        }
    }

    private static QueuedThreadPool threads(int most) {
        QueuedThreadPool pool = new QueuedThreadPool(most, 1, 10_000);
        pool.setName("ocpp-transport-socket");
        pool.setReservedThreads(0);
        pool.setDaemon(true);
        pool.setStopTimeout(STOP_MILLIS);
        return pool;
    }

    private HttpClient http(SslContextFactory.Client tls, Limits limits) {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setScheduler(new ScheduledExecutorScheduler("ocpp-transport-timeouts", true));
        connector.setSslContextFactory(tls);
        HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
        transport.setConnectionPoolFactory(JettyClient::usedOnce);
        HttpClient client = new HttpClient(transport);
        client.setExecutor(threads);
        client.setConnectTimeout(limits.connect().toMillis());
        client.setAddressResolutionTimeout(limits.connect().toMillis());
        client.setIdleTimeout(limits.attempt().toMillis());
        client.setMaxResponseHeadersSize(limits.maxHeader());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Hotplug"));
        return client;
    }

    /** Each attempt opens its own TCP connection: one over which an attempt was refused may be half closed already. */
    private static ConnectionPool usedOnce(Destination destination) {
        DuplexConnectionPool pool = new DuplexConnectionPool(destination, destination.getHttpClient().getMaxConnectionsPerDestination());
        pool.setMaxUsage(1);
        return pool;
    }

    /** Made when the HTTP client runs already: only then it shares its threads instead of making more. */
    private static WebSocketClient webSocket(HttpClient http) {
        WebSocketClient client = new WebSocketClient(http);
        client.setIdleTimeout(Duration.ZERO);
        client.setMaxTextMessageSize(0);
        client.setMaxBinaryMessageSize(0);
        client.setStopTimeout(STOP_MILLIS);
        return client;
    }

    /** Jetty warns of two cipher suites that the white paper asks for; whoever reads the log can do nothing about that. */
    private static final class PermittedTls extends SslContextFactory.Client {

        @Override
        protected void checkCiphers(SSLParameters parameters) {
            LOG.debug("TLS with {}", TlsRules.CIPHER_SUITES);
        }
    }

    /** Takes the place of a TLS context where none is needed; building one would cost time and memory. */
    private static final class NoTls extends SslContextFactory.Client {

        @Override
        protected void doStart() {
            LOG.debug("No TLS for ws://");
        }

        @Override
        protected void doStop() {
            LOG.debug("No TLS for ws://");
        }
    }
}
