package dev.hotplug.itests.blackbox;

import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.OccurenceConstraintException;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.UnsupportedFeatureException;
import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.feature.profile.ServerRemoteTriggerProfile;
import eu.chargetime.ocpp.feature.profile.ServerReservationProfile;
import eu.chargetime.ocpp.feature.profile.ServerFirmwareManagementEventHandler;
import eu.chargetime.ocpp.feature.profile.ServerFirmwareManagementProfile;
import eu.chargetime.ocpp.feature.profile.ServerLocalAuthListProfile;
import eu.chargetime.ocpp.feature.profile.ServerSmartChargingProfile;
import eu.chargetime.ocpp.feature.profile.securityext.ServerSecurityExtEventHandler;
import eu.chargetime.ocpp.feature.profile.securityext.ServerSecurityExtProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.SessionInformation;
import eu.chargetime.ocpp.model.core.AuthorizationStatus;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.DataTransferStatus;
import eu.chargetime.ocpp.model.core.HeartbeatConfirmation;
import eu.chargetime.ocpp.model.core.HeartbeatRequest;
import eu.chargetime.ocpp.model.core.IdTagInfo;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.RegistrationStatus;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationConfirmation;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatusNotificationRequest;
import eu.chargetime.ocpp.model.firmware.FirmwareStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.firmware.FirmwareStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.LogStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.LogStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SecurityEventNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.SecurityEventNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SignCertificateConfirmation;
import eu.chargetime.ocpp.model.securityext.SignCertificateRequest;
import eu.chargetime.ocpp.model.securityext.SignedFirmwareStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.SignedFirmwareStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.types.GenericStatusEnumType;
import eu.chargetime.ocpp.wss.WssFactoryBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;

/** The Java-OCA-OCPP server, an implementation that is not ours, accepting everything and remembering it. */
final class OcaCentralSystem
        implements ServerCoreEventHandler, ServerFirmwareManagementEventHandler, ServerEvents, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Who came in, with what name and password. */
    record Login(String identifier, String user, byte[] password) {}

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Login> logins = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger transactions = new AtomicInteger(500);
    private final int port = ChargerProcess.freePort();
    private final JSONServer server = new JSONServer(new ServerCoreProfile(this));
    private volatile UUID session;

    static OcaCentralSystem start() {
        OcaCentralSystem system = new OcaCentralSystem();
        system.server.addFeatureProfile(new ServerRemoteTriggerProfile());
        system.server.addFeatureProfile(new ServerReservationProfile());
        system.server.addFeatureProfile(new ServerFirmwareManagementProfile(system));
        system.server.addFeatureProfile(new ServerLocalAuthListProfile());
        system.server.addFeatureProfile(new ServerSmartChargingProfile());
        system.server.open("127.0.0.1", system.port, system);
        return system;
    }

    /** Speaks {@code wss://} and the security white paper; demands a client certificate when asked to. */
    static OcaCentralSystem startSecure(SSLContext context, boolean clientCertificate) {
        OcaCentralSystem system = new OcaCentralSystem();
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setNeedClientAuth(clientCertificate);
        system.server.enableWSS(new WssFactoryBuilder() {
            @Override
            public WebSocketServerFactory build() {
                return new SSLParametersWebSocketServerFactory(context, parameters);
            }

            @Override
            public void verify() {
                // nothing can be missing
            }
        });
        system.server.addFeatureProfile(new ServerSecurityExtProfile(system.new Security()));
        system.server.open("127.0.0.1", system.port, system);
        return system;
    }

    String secureUrl() {
        return "wss://127.0.0.1:" + port + "/ocpp";
    }

    /** What the charge point sends of the white paper's messages is remembered and accepted. */
    private final class Security implements ServerSecurityExtEventHandler {

        @Override
        public LogStatusNotificationConfirmation handleLogStatusNotificationRequest(UUID from, LogStatusNotificationRequest request) {
            return remember(request, new LogStatusNotificationConfirmation());
        }

        @Override
        public SecurityEventNotificationConfirmation handleSecurityEventNotificationRequest(
                UUID from, SecurityEventNotificationRequest request) {
            return remember(request, new SecurityEventNotificationConfirmation());
        }

        @Override
        public SignCertificateConfirmation handleSignCertificateRequest(UUID from, SignCertificateRequest request) {
            return remember(request, new SignCertificateConfirmation(GenericStatusEnumType.Accepted));
        }

        @Override
        public SignedFirmwareStatusNotificationConfirmation handleSignedFirmwareStatusNotificationRequest(
                UUID from, SignedFirmwareStatusNotificationRequest request) {
            return remember(request, new SignedFirmwareStatusNotificationConfirmation());
        }

        private <C> C remember(Request request, C confirmation) {
            requests.add(request);
            return confirmation;
        }
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/ocpp";
    }

    @Override
    public void close() {
        server.close();
    }

    List<Login> logins() {
        synchronized (logins) {
            return List.copyOf(logins);
        }
    }

    /** Every request of a kind so far, oldest first. */
    <T extends Request> List<T> requests(Class<T> type) {
        synchronized (requests) {
            return requests.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    <T extends Request> T await(Class<T> type) {
        return await(type, 1).get(0);
    }

    <T extends Request> List<T> await(Class<T> type, int count) {
        return Await.until(count + " x " + type.getSimpleName(), PATIENCE, () -> requests(type), list -> list.size() >= count);
    }

    /** Waits until connector 1 has that status. */
    void awaitStatus(String status) {
        await("connector 1 " + status, statuses -> !statuses.isEmpty()
                && statuses.get(statuses.size() - 1).getStatus().name().equals(status));
    }

    void await(String what, Predicate<List<StatusNotificationRequest>> statusesOfConnector1) {
        Await.until(
                what,
                PATIENCE,
                () -> requests(StatusNotificationRequest.class).stream().filter(r -> r.getConnectorId() == 1).toList(),
                statusesOfConnector1);
    }

    /** Makes a call and waits for its confirmation. */
    <C extends Confirmation> C call(Request request, Class<C> confirmation) {
        try {
            return confirmation.cast(
                    server.send(session, request).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (OccurenceConstraintException | UnsupportedFeatureException | NotConnectedException e) {
            throw new AssertionError("the server library does not send " + request, e);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(request + " was not answered", e);
        }
    }

    @Override
    public void authenticateSession(SessionInformation information, String user, byte[] password) {
        logins.add(new Login(information.getIdentifier(), user, password));
    }

    @Override
    public void newSession(UUID opened, SessionInformation information) {
        session = opened;
    }

    @Override
    public void lostSession(UUID lost) {}

    @Override
    public BootNotificationConfirmation handleBootNotificationRequest(UUID from, BootNotificationRequest request) {
        requests.add(request);
        return new BootNotificationConfirmation(now(), 300, RegistrationStatus.Accepted);
    }

    @Override
    public AuthorizeConfirmation handleAuthorizeRequest(UUID from, AuthorizeRequest request) {
        requests.add(request);
        return new AuthorizeConfirmation(accepted());
    }

    @Override
    public StartTransactionConfirmation handleStartTransactionRequest(UUID from, StartTransactionRequest request) {
        requests.add(request);
        return new StartTransactionConfirmation(accepted(), transactions.incrementAndGet());
    }

    @Override
    public MeterValuesConfirmation handleMeterValuesRequest(UUID from, MeterValuesRequest request) {
        requests.add(request);
        return new MeterValuesConfirmation();
    }

    @Override
    public StopTransactionConfirmation handleStopTransactionRequest(UUID from, StopTransactionRequest request) {
        requests.add(request);
        return new StopTransactionConfirmation();
    }

    @Override
    public StatusNotificationConfirmation handleStatusNotificationRequest(UUID from, StatusNotificationRequest request) {
        requests.add(request);
        return new StatusNotificationConfirmation();
    }

    @Override
    public HeartbeatConfirmation handleHeartbeatRequest(UUID from, HeartbeatRequest request) {
        requests.add(request);
        return new HeartbeatConfirmation(now());
    }

    @Override
    public DataTransferConfirmation handleDataTransferRequest(UUID from, DataTransferRequest request) {
        requests.add(request);
        return new DataTransferConfirmation(DataTransferStatus.UnknownVendorId);
    }

    @Override
    public DiagnosticsStatusNotificationConfirmation handleDiagnosticsStatusNotificationRequest(
            UUID from, DiagnosticsStatusNotificationRequest request) {
        requests.add(request);
        return new DiagnosticsStatusNotificationConfirmation();
    }

    @Override
    public FirmwareStatusNotificationConfirmation handleFirmwareStatusNotificationRequest(
            UUID from, FirmwareStatusNotificationRequest request) {
        requests.add(request);
        return new FirmwareStatusNotificationConfirmation();
    }

    private static IdTagInfo accepted() {
        return new IdTagInfo(AuthorizationStatus.Accepted);
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }
}
