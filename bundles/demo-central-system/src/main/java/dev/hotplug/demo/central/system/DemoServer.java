package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import eu.chargetime.ocpp.AsyncPromiseFulfillerDecorator;
import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.feature.profile.securityext.ServerSecurityExtProfile;
import eu.chargetime.ocpp.model.SessionInformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The central system of the demo: the Java-OCA-OCPP server on a free port of the loopback address. What it hears is handled
 * on one thread, {@code demo-central-system}.
 */
final class DemoServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final JSONServer server;
    private final ExecutorService thread;
    private final Consumer<Heard> ear;
    private final int port;

    private DemoServer(StationTime time, Consumer<Heard> ear, int port) {
        this.ear = ear;
        this.port = port;
        this.thread = Executors.newSingleThreadExecutor(work -> daemon(work, "demo-central-system"));
        this.server = new JSONServer(new ServerCoreProfile(new Desk(time, ear)), configuration());
        server.addFeatureProfile(new ServerSecurityExtProfile(new SecurityDesk()));
    }

    /** Listens from now on; {@code ear} is called on the server's thread. */
    static DemoServer open(StationTime time, Consumer<Heard> ear) {
        DemoServer demo = new DemoServer(time, ear, freePort());
        // The library keeps this in a static field; each start gives it a thread that its stop takes away.
        AsyncPromiseFulfillerDecorator.setExecutor(demo.thread);
        demo.server.open(HOST, demo.port, demo.new Sessions());
        return demo;
    }

    String url() {
        return "ws://" + HOST + ":" + port + "/ocpp";
    }

    /** No thread is left when this returns. */
    @Override
    public void close() {
        server.close();
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JSONConfiguration configuration() {
        return JSONConfiguration.get()
                .setParameter("HTTP_HEALTH_CHECK_ENABLED", false)
                .setParameter(JSONConfiguration.WEBSOCKET_WORKER_COUNT, 1)
                .setParameter(JSONConfiguration.PING_INTERVAL_PARAMETER, 0)
                .setParameter(JSONConfiguration.TCP_NO_DELAY_PARAMETER, true);
    }

    /** Free a moment ago: the library does not tell which port it got when it is asked for any. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Everybody may come in. */
    private final class Sessions implements ServerEvents {

        @Override
        public void authenticateSession(SessionInformation information, String user, byte[] password) {}

        @Override
        public void newSession(UUID session, SessionInformation information) {
            pass(new Heard.Connected());
        }

        @Override
        public void lostSession(UUID session) {
            pass(new Heard.Disconnected());
        }

        private void pass(Heard heard) {
            try {
                thread.execute(() -> ear.accept(heard));
            } catch (RejectedExecutionException e) {
                // the demo is over
            }
        }
    }
}
