package dev.hotplug.profile.core;

import dev.hotplug.hardware.ChargerIdentity;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A station that writes down its orders and answers as the test has set it. */
final class FakeStation implements Station {

    static final ConnectorId ONE = new ConnectorId(1);
    static final ChargerIdentity IDENTITY =
            new ChargerIdentity("Vendor", "CPB1-S-2-4", "CPB1-S-2-4-8", "com.example", "Internal");

    final List<String> orders = new ArrayList<>();
    CommandStatus commandStatus = CommandStatus.Accepted;
    AvailabilityStatus availabilityStatus = AvailabilityStatus.Accepted;
    UnlockStatus unlockStatus = UnlockStatus.Unlocked;
    Optional<ChargerIdentity> identity = Optional.of(IDENTITY);

    final Map<ConnectorId, Integer> transactionIds = new HashMap<>();
    ReadingContext sampledFor;

    private final Map<ConnectorId, List<SampledValue>> values = new HashMap<>();
    private final StationTime time;
    private final TreeMap<ConnectorId, StatusReport> statuses = new TreeMap<>();
    private Indication.Link link = Indication.Link.OFF;

    FakeStation(StationTime time) {
        this.time = time;
        become(ConnectorId.CHARGE_POINT, ChargePointStatus.Available);
        become(ONE, ChargePointStatus.Available);
    }

    /** The connector has another status from now on; listeners hear of it from the test. */
    StatusReport become(ConnectorId connector, ChargePointStatus status) {
        return become(connector, new StatusReport(status, ChargePointErrorCode.NoError, "", "", time.stamp()));
    }

    StatusReport become(ConnectorId connector, StatusReport report) {
        statuses.put(connector, report);
        return report;
    }

    @Override
    public StationSnapshot snapshot() {
        TreeMap<ConnectorId, StationSnapshot.Connector> connectors = new TreeMap<>();
        statuses.tailMap(ConnectorId.CHARGE_POINT, false).forEach((id, report) -> connectors.put(id, connector(id, report)));
        return new StationSnapshot(
                identity, Optional.empty(), statuses.get(ConnectorId.CHARGE_POINT), connectors, link);
    }

    private StationSnapshot.Connector connector(ConnectorId id, StatusReport report) {
        ConnectorState hardware = new ConnectorState(
                false, Pilot.A, false, false, 0, OptionalInt.empty(), MeterReading.NONE, Set.of());
        return new StationSnapshot.Connector(report, hardware, true, Optional.ofNullable(transactionIds.get(id)).map(this::transaction), Map.of());
    }

    private StationSnapshot.Transaction transaction(int transactionId) {
        return new StationSnapshot.Transaction(1, OptionalInt.of(transactionId), new IdTag("5A3CA204"), time.now(), 0);
    }

    @Override
    public CommandStatus remoteStart(Optional<ConnectorId> connector, IdTag idTag, boolean authorize) {
        orders.add("remoteStart " + connector.map(ConnectorId::toString).orElse("any") + " " + idTag + " " + authorize);
        return commandStatus;
    }

    @Override
    public CommandStatus remoteStop(int transactionId) {
        orders.add("remoteStop " + transactionId);
        return commandStatus;
    }

    @Override
    public CompletionStage<AvailabilityStatus> changeAvailability(ConnectorId connector, boolean operative) {
        orders.add("changeAvailability " + connector + " " + operative);
        return CompletableFuture.completedFuture(availabilityStatus);
    }

    @Override
    public CompletionStage<UnlockStatus> unlock(ConnectorId connector) {
        orders.add("unlock " + connector);
        return CompletableFuture.completedFuture(unlockStatus);
    }

    @Override
    public CommandStatus reset(ResetType type) {
        orders.add("reset " + type);
        return commandStatus;
    }

    @Override
    public CompletionStage<CommandStatus> clearCache() {
        orders.add("clearCache");
        return CompletableFuture.completedFuture(commandStatus);
    }

    @Override
    public CompletionStage<ReservationStatus> reserve(Reservation reservation) {
        throw new AssertionError("a reservation was asked for");
    }

    @Override
    public CompletionStage<CommandStatus> cancelReservation(int reservationId) {
        throw new AssertionError("the end of a reservation was asked for");
    }

    @Override
    public CompletionStage<CommandStatus> limit(String source, ConnectorId connector, LimitPlan plan) {
        throw new UnsupportedOperationException("the core profile sets no limits");
    }

    @Override
    public CompletionStage<CommandStatus> limitTransactions(String source, ConnectorId connector, TransactionPlan plan) {
        throw new UnsupportedOperationException("the core profile sets no limits");
    }

    @Override
    public CommandStatus limitTransaction(String source, long localId, Optional<LimitPlan> plan) {
        throw new UnsupportedOperationException("the core profile sets no limits");
    }

    @Override
    public List<SampledValue> sample(ConnectorId connector, ReadingContext context) {
        sampledFor = context;
        return values.getOrDefault(connector, List.of());
    }

    /** What a connector measures from now on. */
    void values(ConnectorId connector, SampledValue... measured) {
        values.put(connector, List.of(measured));
    }

    @Override
    public Optional<Integer> transactionId(ConnectorId connector) {
        return Optional.ofNullable(transactionIds.get(connector));
    }

    @Override
    public void centralSystem(Indication.Link newLink) {
        link = newLink;
        orders.add("link " + newLink);
    }
}
