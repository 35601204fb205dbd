package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import eu.chargetime.ocpp.AsyncPromiseFulfillerDecorator;
import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.OccurenceConstraintException;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.UnsupportedFeatureException;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.feature.profile.ServerFirmwareManagementProfile;
import eu.chargetime.ocpp.feature.profile.securityext.ServerSecurityExtProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.SessionInformation;
import eu.chargetime.ocpp.model.core.GetConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.GetConfigurationRequest;
import eu.chargetime.ocpp.model.core.KeyValueType;
import eu.chargetime.ocpp.model.firmware.UpdateFirmwareRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The central system of the demo: the Java-OCA-OCPP server on a free port of the loopback address. What it hears is handled
 * on one thread, {@code demo-central-system}.
 */
final class DemoServer implements Orders, AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int ANSWER_SECONDS = 10;

    private final JSONServer server;
    private final ExecutorService thread;
    private final StationTime time;
    private final Consumer<Heard> ear;
    private final int port;
    private volatile UUID session;

    private DemoServer(StationTime time, Consumer<Heard> ear, int port) {
        this.time = time;
        this.ear = ear;
        this.port = port;
        this.thread = Executors.newSingleThreadExecutor(work -> daemon(work, "demo-central-system"));
        this.server = new JSONServer(new ServerCoreProfile(new Desk(time, ear)), configuration());
        server.addFeatureProfile(new ServerSecurityExtProfile(new SecurityDesk()));
        server.addFeatureProfile(new ServerFirmwareManagementProfile(new FirmwareDesk(ear)));
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

    @Override
    public void update(URI location) throws IOException, InterruptedException {
        send(new UpdateFirmwareRequest(location.toString(), time.now().atZone(ZoneOffset.UTC)));
    }

    @Override
    public Map<String, String> values(List<String> keys) throws IOException, InterruptedException {
        GetConfigurationRequest request = new GetConfigurationRequest();
        request.setKey(keys.toArray(String[]::new));
        Map<String, String> values = new TreeMap<>();
        if (send(request) instanceof GetConfigurationConfirmation answer && answer.getConfigurationKey() != null) {
            for (KeyValueType each : answer.getConfigurationKey()) {
                values.put(each.getKey(), each.getValue());
            }
        }
        return values;
    }

    private Confirmation send(Request request) throws IOException, InterruptedException {
        UUID to = session;
        if (to == null) {
            throw new IOException("the charger is not connected");
        }
        try {
            return server.send(to, request).toCompletableFuture().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | OccurenceConstraintException | UnsupportedFeatureException | NotConnectedException e) {
            throw new IOException("the charger did not answer as it should: " + e, e);
        }
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
            DemoServer.this.session = session;
            pass(new Heard.Connected());
        }

        @Override
        public void lostSession(UUID session) {
            DemoServer.this.session = null;
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
