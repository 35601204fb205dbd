package dev.hotplug.profile.core;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.core.RemoteStartTransaction;
import dev.hotplug.ocpp16.core.RemoteStartTransaction.Conf;
import dev.hotplug.ocpp16.core.RemoteStartTransaction.Req;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Starts a transaction from afar (OCPP 1.6 section 5.11). Rejected unless the registration is Accepted (section 4.2), for
 * connector 0, and with a charging profile that cannot be one for the coming transaction; a fitting profile is for the smart
 * charging profile, and without it it is ignored.
 */
@Component(service = {ActionHandler.class, SettingsOwner.class})
public final class RemoteStartTransactionHandler implements ActionHandler<Req, Conf>, SettingsOwner {

    static final Setting AUTHORIZE = Setting.bool(
            "AuthorizeRemoteTxRequests", false,
            "Whether the tag of a remote start is authorised like a card that is presented, true or false.");

    private final Registration registration;
    private final Station station;
    private final Settings settings;

    @Activate
    public RemoteStartTransactionHandler(
            @Reference Registration registration, @Reference Station station, @Reference Settings settings) {
        this.registration = registration;
        this.station = station;
        this.settings = settings;
    }

    @Override
    public List<Setting> settings() {
        return List.of(AUTHORIZE);
    }

    @Override
    public Operation<Req, Conf> operation() {
        return RemoteStartTransaction.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        boolean taken = registration.state() == Registration.State.Accepted
                && request.connectorId().filter(id -> id == 0).isEmpty()
                && request.chargingProfile().filter(profile -> !fits(profile)).isEmpty()
                && start(request) == Station.CommandStatus.Accepted;
        RemoteStartStopStatus status = taken ? RemoteStartStopStatus.Accepted : RemoteStartStopStatus.Rejected;
        return CompletableFuture.completedFuture(new Conf(status));
    }

    private Station.CommandStatus start(Req request) {
        return station.remoteStart(
                request.connectorId().map(ConnectorId::new), request.idTag(), settings.bool(AUTHORIZE));
    }

    private static boolean fits(ChargingProfile profile) {
        return profile.chargingProfilePurpose() == ChargingProfilePurposeType.TxProfile
                && profile.transactionId().isEmpty();
    }
}
