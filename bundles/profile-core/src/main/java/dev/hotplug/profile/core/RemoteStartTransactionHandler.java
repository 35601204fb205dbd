package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.core.RemoteStartTransaction;
import dev.hotplug.ocpp16.core.RemoteStartTransaction.Conf;
import dev.hotplug.ocpp16.core.RemoteStartTransaction.Req;
import dev.hotplug.ocpp16.smartcharging.RemoteStartProfiles;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a transaction from afar (OCPP 1.6 section 5.11). Rejected unless the registration is Accepted (section 4.2), for
 * connector 0, and with a charging profile that cannot be one for the coming transaction; a fitting one is handed to the
 * smart charging profile, which may refuse it as well, and is ignored where that is not in the set (statement 67).
 */
@Component(service = {ActionHandler.class, SettingsOwner.class})
public final class RemoteStartTransactionHandler implements ActionHandler<Req, Conf>, SettingsOwner {

    static final Setting AUTHORIZE = Setting.bool(
            "AuthorizeRemoteTxRequests", false,
            "Whether the tag of a remote start is authorised like a card that is presented, true or false.");

    private static final Logger LOG = LoggerFactory.getLogger(RemoteStartTransactionHandler.class);

    private final Registration registration;
    private final Station station;
    private final Settings settings;
    private final Loop loop;
    private final StartProfiles profiles;

    @Activate
    public RemoteStartTransactionHandler(
            @Reference Registration registration,
            @Reference Station station,
            @Reference Settings settings,
            @Reference Loop loop,
            @Reference ProfileCatalogue catalogue) {
        this.registration = registration;
        this.station = station;
        this.settings = settings;
        this.loop = loop;
        this.profiles = new StartProfiles(loop, catalogue);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindProfiles(RemoteStartProfiles came) {
        loop.post(() -> profiles.came(came));
    }

    void unbindProfiles(RemoteStartProfiles gone) {
        Turns.finish(loop, () -> profiles.went(gone));
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
        boolean possible = registration.state() == Registration.State.Accepted
                && request.connectorId().filter(id -> id == 0).isEmpty()
                && request.chargingProfile().filter(profile -> !fits(profile)).isEmpty();
        if (!possible) {
            return CompletableFuture.completedFuture(conf(false));
        }
        return request.chargingProfile().isEmpty()
                ? CompletableFuture.completedFuture(conf(start(request)))
                : profiles.find().thenApply(taker -> conf(startWithProfile(request, taker)));
    }

    private boolean startWithProfile(Req request, Optional<RemoteStartProfiles> taker) {
        Optional<ConnectorId> connector = request.connectorId().map(ConnectorId::new);
        ChargingProfile profile = request.chargingProfile().orElseThrow();
        Optional<String> refusal = taker.flatMap(t -> t.refusal(connector, profile));
        refusal.ifPresent(why -> LOG.info("A remote start is rejected: its charging profile {}.", why));
        boolean started = refusal.isEmpty() && start(request);
        if (started) {
            taker.ifPresent(t -> t.take(connector, request.idTag(), profile));
        }
        return started;
    }

    private boolean start(Req request) {
        return station.remoteStart(
                        request.connectorId().map(ConnectorId::new), request.idTag(), settings.bool(AUTHORIZE))
                == Station.CommandStatus.Accepted;
    }

    private static Conf conf(boolean accepted) {
        return new Conf(accepted ? RemoteStartStopStatus.Accepted : RemoteStartStopStatus.Rejected);
    }

    private static boolean fits(ChargingProfile profile) {
        return profile.chargingProfilePurpose() == ChargingProfilePurposeType.TxProfile
                && profile.transactionId().isEmpty();
    }
}
