package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Accepts everything, and passes on what it hears. Called on the central system's one thread. */
final class Desk implements ServerCoreEventHandler {

    private static final int HEARTBEAT_SECONDS = 300;

    private final StationTime time;
    private final Consumer<Heard> ear;
    private final AtomicInteger transactions;

    Desk(StationTime time, Consumer<Heard> ear) {
        this.time = time;
        this.ear = ear;
        this.transactions = new AtomicInteger(firstTransaction(time));
    }

    /** Tens of seconds since 1970: no two runs of the demo give the same number, and it fits an integer. */
    private static int firstTransaction(StationTime time) {
        return (int) (time.now().getEpochSecond() / 10);
    }

    @Override
    public BootNotificationConfirmation handleBootNotificationRequest(UUID session, BootNotificationRequest request) {
        ear.accept(new Heard.Booted(
                request.getChargePointVendor(),
                request.getChargePointModel(),
                text(request.getChargePointSerialNumber()),
                text(request.getFirmwareVersion())));
        return new BootNotificationConfirmation(now(), HEARTBEAT_SECONDS, RegistrationStatus.Accepted);
    }

    @Override
    public StatusNotificationConfirmation handleStatusNotificationRequest(UUID session, StatusNotificationRequest request) {
        ear.accept(new Heard.Status(
                request.getConnectorId(),
                request.getStatus().name(),
                request.getErrorCode().name(),
                text(request.getInfo())));
        return new StatusNotificationConfirmation();
    }

    @Override
    public AuthorizeConfirmation handleAuthorizeRequest(UUID session, AuthorizeRequest request) {
        ear.accept(new Heard.Authorized(request.getIdTag()));
        return new AuthorizeConfirmation(accepted());
    }

    @Override
    public StartTransactionConfirmation handleStartTransactionRequest(UUID session, StartTransactionRequest request) {
        int transaction = transactions.incrementAndGet();
        ear.accept(new Heard.Started(
                transaction,
                request.getConnectorId(),
                request.getIdTag(),
                request.getMeterStart(),
                request.getTimestamp().toInstant()));
        return new StartTransactionConfirmation(accepted(), transaction);
    }

    @Override
    public MeterValuesConfirmation handleMeterValuesRequest(UUID session, MeterValuesRequest request) {
        ear.accept(Samples.of(request));
        return new MeterValuesConfirmation();
    }

    @Override
    public StopTransactionConfirmation handleStopTransactionRequest(UUID session, StopTransactionRequest request) {
        String reason = request.getReason() == null ? "Local" : request.getReason().name();
        ear.accept(new Heard.Stopped(
                request.getTransactionId(), request.getMeterStop(), reason, request.getTimestamp().toInstant()));
        return new StopTransactionConfirmation();
    }

    @Override
    public HeartbeatConfirmation handleHeartbeatRequest(UUID session, HeartbeatRequest request) {
        return new HeartbeatConfirmation(now());
    }

    @Override
    public DataTransferConfirmation handleDataTransferRequest(UUID session, DataTransferRequest request) {
        return new DataTransferConfirmation(DataTransferStatus.UnknownVendorId);
    }

    private static IdTagInfo accepted() {
        return new IdTagInfo(AuthorizationStatus.Accepted);
    }

    /** The charger's own time, so that its clock stays as it is. */
    private ZonedDateTime now() {
        return time.now().atZone(ZoneOffset.UTC);
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }
}
