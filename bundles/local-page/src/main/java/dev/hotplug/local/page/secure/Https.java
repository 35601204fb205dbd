package dev.hotplug.local.page.secure;

import dev.hotplug.loop.Loop;
import dev.hotplug.page.Words;
import dev.hotplug.security.PageCertificate;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Restorable;
import dev.hotplug.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page over TLS on a port of its own, off until a technician chooses one. While it works, the plain port sends the page's
 * readers there; health and simulator, which are for tools on the charger, stay where they are.
 */
@Component(service = {Https.class, Restorable.class}, immediate = true)
public final class Https implements Restorable {

    private static final Logger LOG = LoggerFactory.getLogger(Https.class);
    private static final String NAMESPACE = "local-page";
    private static final String DOCUMENT = "https";
    private static final String PORT = "port";
    private static final int MOST_PORT = 65_535;
    private static final int PROBE_MILLIS = 2_000;
    private static final int PROBES = 40;
    /** The answer to whoever chose leaves before the server begins anew. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Loop loop;
    private final Store store;
    private final PageCertificate certificate;
    private final Server server;
    private final InetAddress host;
    private final int plainPort;
    private volatile State state = State.OFF;
    private volatile boolean stopped;

    /**
     * How it is.
     *
     * @param port        that was chosen; 0: off
     * @param works       it has been reached
     * @param fingerprint of the certificate; empty before there is one
     */
    public record State(int port, boolean works, Optional<String> fingerprint) {
        static final State OFF = new State(0, false, Optional.empty());
    }

    @Activate
    public Https(
            BundleContext context,
            @Reference Loop loop,
            @Reference Store store,
            @Reference PageCertificate certificate,
            @Reference ConfigurationAdmin configurations)
            throws IOException {
        this.loop = loop;
        this.store = store;
        this.certificate = certificate;
        this.server = new Server(configurations);
        this.host = InetAddress.getByName(Optional.ofNullable(context.getProperty("hotplug.http.host")).orElse("127.0.0.1"));
        this.plainPort = Integer.parseInt(Optional.ofNullable(context.getProperty("hotplug.http.port")).orElse("0"));
        int port = store.document(NAMESPACE, DOCUMENT).map(fields -> (int) fields.number(PORT, 0)).orElse(0);
        begin(port);
    }

    @Deactivate
    void deactivate() {
        stopped = true;
    }

    /** The port that the command line gave the page. */
    public int plainPort() {
        return plainPort;
    }

    /** Any thread. */
    public State state() {
        return state;
    }

    /** Why a port cannot be taken; makes the certificate when it can. Not for the loop. */
    public Optional<Words> refusal(int port) {
        if (port < 0 || port > MOST_PORT || port == plainPort && port != 0) {
            return Optional.of(Words.of("Wähle einen Port von 1 bis 65535, der nicht der dieser Seite ist, oder 0 für keinen.",
                    "Choose a port from 1 to 65535 that is not this page's, or 0 for none."));
        }
        if (port == 0 || port == state.port()) {
            return Optional.empty();
        }
        try (ServerSocket probe = new ServerSocket(port, 1, host)) {
            LOG.debug("The port {} is free.", probe.getLocalPort());
            certificate.get();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Words.of("Dieser Port geht hier nicht: " + e.getMessage() + ".", "This port cannot be used here: " + e.getMessage() + "."));
        }
    }

    /** Takes a port that was not refused, 0 for none: durable when the stage completes, and the server begins anew a moment later. */
    public CompletionStage<Void> choose(int port) {
        return store.commit(new Batch().put(NAMESPACE, DOCUMENT, Fields.of(PORT, Integer.toString(port))))
                .thenRun(() -> loop.post(() -> loop.after(BREATH, () -> begin(port))));
    }

    @Override
    public void restore(Batch batch) {
        batch.delete(NAMESPACE, DOCUMENT);
    }

    private void begin(int port) {
        if (stopped) {
            return;
        }
        Thread thread = new Thread(() -> apply(port), "page-https");
        thread.setDaemon(true);
        thread.start();
    }

    private void apply(int port) {
        try {
            if (port == 0) {
                state = State.OFF;
                server.plainOnly();
                return;
            }
            PageCertificate.Made made = certificate.get();
            state = new State(port, false, Optional.of(made.fingerprint()));
            server.secure(port, made);
            boolean works = reached(port);
            state = new State(port, works, Optional.of(made.fingerprint()));
            if (!works) {
                LOG.error("The page is not reached by HTTPS on port {}; it stays on the plain one.", port);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The page stays without HTTPS: {}", e.toString());
        }
    }

    private boolean reached(int port) {
        InetAddress at = host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host;
        for (int i = 0; i < PROBES && !stopped; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(at, port), PROBE_MILLIS);
                return true;
            } catch (IOException e) {
                pause();
            }
        }
        return false;
    }

    /** Until the server has begun anew. */
    private synchronized void pause() {
        try {
            wait(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
