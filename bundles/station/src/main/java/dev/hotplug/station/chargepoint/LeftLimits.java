package dev.hotplug.station.chargepoint;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Limits;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.limit.Imposition;
import dev.hotplug.station.limit.Place;
import dev.hotplug.station.limit.PlanTable;
import dev.hotplug.station.limit.PlanText;
import dev.hotplug.station.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The limits that others left, at work: each connector hears what holds for it now. While a plan has a step to come the wall
 * clock is looked at every {@link #LOOK}, so that a correction of the clock is followed. Loop.
 */
final class LeftLimits {

    /** A step is late by at most that much after a jump of the clock, and on time without one. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Loop loop;
    private final StationTime time;
    private final Connectors connectors;
    private final PlanTable<LimitPlan> always;
    private final PlanTable<TransactionPlan> each;
    private final Map<ConnectorId, Running> running = new HashMap<>();
    private Optional<Loop.Timer> timer = Optional.empty();

    /** A transaction, the plans for it alone and those for every one, worked out for its start. */
    private static final class Running {
        final long localId;
        final Stamp startedAt;
        final Map<String, LimitPlan> own = new HashMap<>();
        final Map<String, LimitPlan> common = new HashMap<>();
        Instant reckonedFrom = Instant.MIN;

        Running(Transaction transaction) {
            localId = transaction.localId();
            startedAt = transaction.startedAt();
        }

        Map<String, LimitPlan> plans() {
            Map<String, LimitPlan> plans = new HashMap<>(common);
            plans.putAll(own);
            return plans;
        }
    }

    /** Reads what is stored. */
    LeftLimits(Loop loop, StationTime time, Commits commits, Connectors connectors) {
        this.loop = loop;
        this.time = time;
        this.connectors = connectors;
        this.always = new PlanTable<>(
                commits, "station-limits", LimitPlan.NONE, PlanText::write, PlanText::readPlan);
        this.each = new PlanTable<>(
                commits, "station-transaction-limits", TransactionPlan.NONE, PlanText::write, PlanText::readTransactionPlan);
    }

    CompletionStage<CommandStatus> limit(String source, ConnectorId connector, LimitPlan plan) {
        return keep(source, connector, () -> always.put(new Place(connector, source), plan));
    }

    CompletionStage<CommandStatus> limitTransactions(String source, ConnectorId connector, TransactionPlan plan) {
        return connector.isChargePoint()
                ? CompletableFuture.completedStage(CommandStatus.Rejected)
                : keep(source, connector, () -> each.put(new Place(connector, source), plan));
    }

    CommandStatus limitTransaction(String source, long localId, Optional<LimitPlan> plan) {
        Optional<Running> meant = running.values().stream().filter(r -> r.localId == localId).findFirst();
        if (meant.isEmpty() || !Place.named(source)) {
            return CommandStatus.Rejected;
        }
        plan.ifPresentOrElse(p -> meant.get().own.put(source, p), () -> meant.get().own.remove(source));
        refresh();
        return CommandStatus.Accepted;
    }

    /** A transaction has begun; no energy has been permitted yet. */
    void began(Transaction transaction) {
        running.put(transaction.connector(), new Running(transaction));
        refresh();
    }

    /** It has ended. */
    void ended(ConnectorId connector) {
        running.remove(connector);
        refresh();
    }

    /** Looks what holds now, and tells each connector for which it is something else than before. */
    void refresh() {
        Instant now = time.now();
        running.forEach(this::reckon);
        List<Imposition.Outlet> outlets = connectors.all().map(this::outlet).toList();
        Map<ConnectorId, SortedMap<String, Step>> imposed = Imposition.at(now, outlets, always.inForce());
        imposed.keySet().stream()
                .sorted(Comparator.comparingInt(id -> rise(id, imposed.get(id))))
                .forEach(id -> tell(id, imposed.get(id)));
        arm(now, Imposition.nextAfter(now, outlets, always.inForce()));
    }

    void stop() {
        timer.ifPresent(Loop.Timer::cancel);
    }

    private CompletionStage<CommandStatus> keep(String source, ConnectorId connector, Supplier<CompletionStage<Boolean>> put) {
        if (!Place.named(source) || !exists(connector)) {
            return CompletableFuture.completedStage(CommandStatus.Rejected);
        }
        return put.get().thenApply(kept -> {
            running.values().forEach(r -> r.reckonedFrom = Instant.MIN);
            refresh();
            return kept ? CommandStatus.Accepted : CommandStatus.Rejected;
        });
    }

    /** While no driver has come nobody knows. */
    private boolean exists(ConnectorId connector) {
        return connector.isChargePoint() || connectors.ids().isEmpty() || connectors.ids().contains(connector);
    }

    /** The plans for every transaction count from the start of this one, which is dated anew once the clock is known. */
    private void reckon(ConnectorId connector, Running transaction) {
        Instant start = time.date(transaction.startedAt);
        if (!start.equals(transaction.reckonedFrom)) {
            transaction.reckonedFrom = start;
            transaction.common.clear();
            each.inForce().forEach((place, plan) -> {
                if (place.connector().equals(connector)) {
                    transaction.common.put(place.source(), plan.forTransaction(start));
                }
            });
        }
    }

    private Imposition.Outlet outlet(ConnectorId id) {
        Facts facts = connectors.facts(id).orElseThrow();
        Optional<Running> transaction = Optional.ofNullable(running.get(id));
        return new Imposition.Outlet(
                id, facts.capability().minMilliampere(), Limits.ofHardware(facts).lowest(),
                transaction.map(r -> OptionalLong.of(r.localId)).orElse(OptionalLong.empty()),
                transaction.map(Running::plans).orElse(Map.of()));
    }

    /** Those that get less come first, so that all together never have more. */
    private int rise(ConnectorId id, SortedMap<String, Step> imposed) {
        Facts facts = connectors.facts(id).orElseThrow();
        return Limits.of(facts.withImposed(imposed)).lowest() - Limits.of(facts).lowest();
    }

    private void tell(ConnectorId id, SortedMap<String, Step> imposed) {
        if (!connectors.facts(id).orElseThrow().imposed().equals(imposed)) {
            connectors.signal(id, new Signal.Limited(imposed));
        }
    }

    private void arm(Instant now, Optional<Instant> next) {
        timer.ifPresent(Loop.Timer::cancel);
        timer = next.map(at -> Duration.between(now, at))
                .map(wait -> loop.after(wait.compareTo(LOOK) < 0 ? wait : LOOK, this::refresh));
    }
}
