package dev.hotplug.profile.smart.charging;

import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.RemoteStartProfiles;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The charging profiles at work: installed and removed one after the other, each judged by what the one before has left,
 * bound to transactions as they begin, gone when they end.
 */
@Component(service = {SmartCharging.class, StationListener.class, RemoteStartProfiles.class}, immediate = true)
public final class SmartChargingProfile implements SmartCharging, StationListener, RemoteStartProfiles {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SmartChargingProfile.class);

    private final Loop loop;
    private final StationTime time;
    private final Station station;
    private final ProfileTable table;
    private final PlanKeeper plans;
    private final AwaitedProfiles awaited;
    private CompletionStage<?> last = CompletableFuture.completedStage(null);
    private boolean begun;

    /** Reads what is stored; works begin on the loop. */
    @Activate
    public SmartChargingProfile(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Store store,
            @Reference Settings settings,
            @Reference Station station,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.time = time;
        this.station = station;
        this.table = new ProfileTable(loop, store);
        this.plans = new PlanKeeper(loop, time, station, table, this::reconcile);
        this.awaited = new AwaitedProfiles(
                handOver, time::elapsedMillis,
                () -> settings.value("ConnectionTimeOut").map(Long::parseLong).orElse(0L));
        loop.post(this::begin);
    }

    /** Waits for what is on its way to the store, so that the next version reads it; then leaves nothing running. */
    @Deactivate
    public void deactivate() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        loop.post(() -> last.whenComplete((done, failure) -> settled.complete(null)));
        loop.drain(DRAIN_LIMIT);
        await(settled);
        loop.post(() -> {
            awaited.leave();
            plans.stop();
        });
        loop.drain(DRAIN_LIMIT);
    }

    private void await(CompletableFuture<Void> settled) {
        if (loop.inTurn()) {
            return;
        }
        try {
            settled.get(DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("A change of the charging profiles is not stored yet while this part of the software is being replaced.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletionStage<ChargingProfileStatus> set(ConnectorId connector, ChargingProfile profile) {
        begin();
        StationSnapshot now = station.snapshot();
        boolean known = connector.isChargePoint() || now.connectors().containsKey(connector);
        if (!known && now.capabilities().isPresent()) {
            throw new CallException(new CallError(
                    CallError.Code.PropertyConstraintViolation, "connectorId: there is no connector " + connector));
        }
        return inTurn(() -> install(connector, profile));
    }

    @Override
    public CompletionStage<ClearChargingProfileStatus> clear(ClearChargingProfile.Req request) {
        begin();
        return inTurn(() -> remove(ProfileRules.cleared(table.all(), request)));
    }

    @Override
    public List<Installed> installed() {
        begin();
        return List.copyOf(table.all());
    }

    @Override
    public GetCompositeSchedule.Conf composite(GetCompositeSchedule.Req request) {
        begin();
        return new CompositeAnswer(station.snapshot(), table.all(), plans).to(request, time.now());
    }

    @Override
    public Optional<String> refusal(Optional<ConnectorId> connector, ChargingProfile profile) {
        if (!ProfileRules.isFor(profile, ChargingProfilePurposeType.TxProfile) || profile.transactionId().isPresent()) {
            return Optional.of("is no TxProfile without a transactionId");
        }
        return ProfileRules.refusal(profile).or(() -> table.all().size() + awaited.size() >= SmartChargingKeys.MAX_INSTALLED
                ? Optional.of("is one more than MaxChargingProfilesInstalled")
                : Optional.empty());
    }

    @Override
    public void take(Optional<ConnectorId> connector, IdTag idTag, ChargingProfile profile) {
        awaited.add(new Awaited(connector, idTag, profile, time.now(), time.elapsedMillis()));
    }

    @Override
    public void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {
        begin();
        if (plans.runs(transaction.localId())) {
            return;
        }
        plans.began(connector, transaction);
        awaited.began(connector, transaction.idTag()).ifPresent(profile -> {
            Installed own = new Installed(
                    profile.profile(), connector, profile.receivedAt(), OptionalLong.of(transaction.localId()));
            LOG.info("Transaction {} begins with charging profile {}.", transaction.localId(), own.id());
            table.changeNow(ProfileRules.replaced(table.all(), own), Optional.of(own));
            plans.leave();
        });
    }

    @Override
    public void transactionEnded(ConnectorId connector, long localId) {
        plans.ended(localId);
        forgetOrphans();
    }

    @Override
    public void statusChanged(ConnectorId connector, StatusReport report) {
        if (begun) {
            reconcile();
        }
        if (begun && plans.outdated()) {
            plans.leave();
        }
    }

    /** Runs once, before anything else here. */
    private void begin() {
        if (!begun) {
            begun = true;
            reconcile();
            forgetOrphans();
            plans.leave();
        }
    }

    /** What begins or ends while nobody listens, in a swap, is made up for. */
    private void reconcile() {
        StationSnapshot now = station.snapshot();
        now.connectors().forEach((connector, state) -> state.transaction()
                .filter(transaction -> !plans.runs(transaction.localId()))
                .ifPresent(transaction -> transactionBegins(connector, transaction)));
        plans.running().stream()
                .filter(r -> over(r, Optional.ofNullable(now.connectors().get(r.connector()))))
                .forEach(r -> transactionEnded(r.connector(), r.localId()));
    }

    /** One that is about to begin is not in the snapshot yet, and its connector is Preparing. */
    private static boolean over(Plans.Running running, Optional<StationSnapshot.Connector> connector) {
        return connector.filter(c -> c.transaction().isPresent()
                ? c.transaction().get().localId() != running.localId()
                : c.status().status() != ChargePointStatus.Preparing).isPresent();
    }

    /** A TxProfile dies with its transaction, also with one that did not outlive the process (statement 85). */
    private void forgetOrphans() {
        Set<Integer> orphans = table.all().stream()
                .filter(p -> p.is(ChargingProfilePurposeType.TxProfile))
                .filter(p -> p.transaction().isEmpty() || !plans.runs(p.transaction().getAsLong()))
                .map(Installed::id)
                .collect(Collectors.toSet());
        table.changeNow(orphans, Optional.empty());
    }

    private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> change) {
        CompletionStage<T> next = last.handle((done, failure) -> done).thenCompose(done -> change.get());
        last = next;
        return next;
    }

    private CompletionStage<ChargingProfileStatus> install(ConnectorId connector, ChargingProfile profile) {
        Optional<Plans.Running> transaction = plans.running(connector);
        boolean own = ProfileRules.isFor(profile, ChargingProfilePurposeType.TxProfile);
        Installed next = new Installed(
                profile, connector, time.now(),
                own && transaction.isPresent() ? OptionalLong.of(transaction.get().localId()) : OptionalLong.empty());
        Set<Integer> replaced = ProfileRules.replaced(table.all(), next);
        Optional<String> refusal = ProfileRules.misplaced(profile, connector)
                .or(() -> own ? strange(connector, profile) : Optional.empty())
                .or(() -> ProfileRules.refusal(profile))
                .or(() -> tooMany(table.all(), replaced));
        if (refusal.isPresent()) {
            LOG.info("Charging profile {} for connector {} is rejected: the profile {}.", next.id(), connector, refusal.get());
            return CompletableFuture.completedStage(ChargingProfileStatus.Rejected);
        }
        return table.change(replaced, Optional.of(next)).thenCompose(stored -> stored
                ? installed(next)
                : CompletableFuture.completedStage(ChargingProfileStatus.Rejected));
    }

    private CompletionStage<ChargingProfileStatus> installed(Installed next) {
        LOG.info("Charging profile {} ({}, level {}) is in force for connector {}.",
                next.id(), next.profile().chargingProfilePurpose(), next.level(), next.connector());
        forgetOrphans();
        return plans.leave().thenApply(left -> ChargingProfileStatus.Accepted);
    }

    private CompletionStage<ClearChargingProfileStatus> remove(Set<Integer> meant) {
        if (meant.isEmpty()) {
            return CompletableFuture.completedStage(ClearChargingProfileStatus.Unknown);
        }
        return table.change(meant, Optional.empty()).thenCompose(stored -> {
            if (!stored) {
                throw new CallException(new CallError(CallError.Code.InternalError, "The removal could not be stored"));
            }
            LOG.info("Charging profiles {} are removed.", meant);
            return plans.leave().thenApply(left -> ClearChargingProfileStatus.Accepted);
        });
    }

    /** Why a TxProfile is not for the transaction on that connector. */
    private Optional<String> strange(ConnectorId connector, ChargingProfile profile) {
        if (plans.running(connector).isEmpty()) {
            return Optional.of("is a TxProfile, and no transaction runs");
        }
        return profile.transactionId().isPresent() && !profile.transactionId().equals(station.transactionId(connector))
                ? Optional.of("is for another transaction")
                : Optional.empty();
    }

    private static Optional<String> tooMany(Collection<Installed> present, Set<Integer> replaced) {
        return present.size() - replaced.size() >= SmartChargingKeys.MAX_INSTALLED
                ? Optional.of("is one more than MaxChargingProfilesInstalled")
                : Optional.empty();
    }
}
