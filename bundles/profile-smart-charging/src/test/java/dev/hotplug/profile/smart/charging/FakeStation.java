package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import dev.hotplug.station.TransactionPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A station that keeps the plans it is given and has the transactions that the test gives it. */
final class FakeStation implements Station {

    final Map<ConnectorId, LimitPlan> always = new HashMap<>();
    final Map<ConnectorId, TransactionPlan> each = new HashMap<>();
    final Map<Long, LimitPlan> own = new HashMap<>();
    final TreeMap<ConnectorId, StationSnapshot.Transaction> transactions = new TreeMap<>();
    Optional<Capabilities> capabilities;
    int writes;
    CommandStatus answer = CommandStatus.Accepted;
    private final StationTime time;

    FakeStation(StationTime time, Capabilities capabilities) {
        this.time = time;
        this.capabilities = Optional.of(capabilities);
    }

    static Capabilities outlets(int count, int phases, boolean switching) {
        return new Capabilities(
                java.util.stream.IntStream.rangeClosed(1, count)
                        .mapToObj(id -> new Capabilities.Connector(
                                new ConnectorId(id), true, false, phases, switching, 6_000, 32_000, 230, true, false))
                        .toList(),
                true, false);
    }

    /** The current per phase that the plans allow on a connector now, mA; empty: no limit. */
    OptionalInt allowed(int connector) {
        ConnectorId id = new ConnectorId(connector);
        OptionalInt max = at(always.getOrDefault(ConnectorId.CHARGE_POINT, LimitPlan.NONE));
        StationSnapshot.Transaction transaction = transactions.get(id);
        if (transaction == null) {
            return max;
        }
        LimitPlan plan = own.containsKey(transaction.localId())
                ? own.get(transaction.localId())
                : each.getOrDefault(id, TransactionPlan.NONE).forTransaction(transaction.startedAt());
        OptionalInt mine = at(plan);
        return max.isPresent() && (mine.isEmpty() || max.getAsInt() < mine.getAsInt()) ? max : mine;
    }

    private OptionalInt at(LimitPlan plan) {
        return plan.at(time.now()).map(LimitPlan.Step::milliampere).orElse(OptionalInt.empty());
    }

    @Override
    public StationSnapshot snapshot() {
        TreeMap<ConnectorId, StationSnapshot.Connector> connectors = new TreeMap<>();
        capabilities.stream().flatMap(c -> c.connectors().stream()).forEach(c -> connectors.put(c.id(), connector(c.id())));
        return new StationSnapshot(
                Optional.empty(), capabilities, report(ChargePointStatus.Available), connectors, Indication.Link.CONNECTED);
    }

    private StationSnapshot.Connector connector(ConnectorId id) {
        ConnectorState hardware = new ConnectorState(
                false, Pilot.A, false, false, 0, OptionalInt.empty(), MeterReading.NONE, Set.of());
        Optional<StationSnapshot.Transaction> transaction = Optional.ofNullable(transactions.get(id));
        return new StationSnapshot.Connector(
                report(transaction.isPresent() ? ChargePointStatus.Charging : ChargePointStatus.Available),
                hardware, true, transaction, Map.of("hardware", 32_000, PlanKeeper.TRANSACTION, 1));
    }

    StatusReport report(ChargePointStatus status) {
        return new StatusReport(status, ChargePointErrorCode.NoError, "", "", time.stamp());
    }

    @Override
    public CompletionStage<CommandStatus> limit(String source, ConnectorId connector, LimitPlan plan) {
        if (answer == CommandStatus.Accepted && !plan.equals(always.put(connector, plan))) {
            writes++;
        }
        return CompletableFuture.completedStage(answer);
    }

    @Override
    public CompletionStage<CommandStatus> limitTransactions(String source, ConnectorId connector, TransactionPlan plan) {
        if (answer == CommandStatus.Accepted && !plan.equals(each.put(connector, plan))) {
            writes++;
        }
        return CompletableFuture.completedStage(answer);
    }

    @Override
    public CommandStatus limitTransaction(String source, long localId, Optional<LimitPlan> plan) {
        plan.ifPresentOrElse(p -> own.put(localId, p), () -> own.remove(localId));
        return CommandStatus.Accepted;
    }

    @Override
    public Optional<Integer> transactionId(ConnectorId connector) {
        return Optional.ofNullable(transactions.get(connector))
                .flatMap(t -> t.transactionId().isPresent() ? Optional.of(t.transactionId().getAsInt()) : Optional.empty());
    }

    @Override
    public CommandStatus remoteStart(Optional<ConnectorId> connector, IdTag idTag, boolean authorize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandStatus remoteStop(int transactionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<AvailabilityStatus> changeAvailability(ConnectorId connector, boolean operative) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<UnlockStatus> unlock(ConnectorId connector) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandStatus reset(ResetType type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandStatus> clearCache() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<ReservationStatus> reserve(Reservation reservation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandStatus> cancelReservation(int reservationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SampledValue> sample(ConnectorId connector, ReadingContext context) {
        return List.of();
    }

    @Override
    public void centralSystem(Indication.Link link) {
        throw new UnsupportedOperationException();
    }
}
