package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.StationSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves plans with the station whenever they may have changed: a profile, a transaction, a jump of the clock, and before
 * what has been worked out comes to its end. A plan that is the one before is not written again. Loop.
 */
final class PlanKeeper {

    /** The slot of the ChargePointMaxProfiles, at connector 0. */
    static final String MAX = "ocpp-charge-point-max";

    /** The slot of TxProfiles and TxDefaultProfiles. */
    static final String TRANSACTION = "ocpp-transaction";

    /** Plans are worked out anew after that, or at half of their time if that is sooner. */
    private static final Duration RENEW = Duration.ofHours(12);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final long JUMP_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(PlanKeeper.class);

    private final Loop loop;
    private final StationTime time;
    private final Station station;
    private final ProfileTable table;
    private final Runnable reconcile;
    private final Map<Long, Plans.Running> running = new TreeMap<>();
    private Optional<Capabilities> reckonedFor = Optional.empty();
    private Optional<Loop.Timer> timer = Optional.empty();
    private Instant reckonedAt = Instant.MIN;
    private long reckonedElapsed;
    private Instant renewAt = Instant.MAX;
    private boolean stopped;

    /** @param reconcile compares what it was told of transactions with what the station says */
    PlanKeeper(Loop loop, StationTime time, Station station, ProfileTable table, Runnable reconcile) {
        this.loop = loop;
        this.time = time;
        this.station = station;
        this.table = table;
        this.reconcile = reconcile;
    }

    /** The transactions it was told of. */
    List<Plans.Running> running() {
        return List.copyOf(running.values());
    }

    /** The transaction on a connector. */
    Optional<Plans.Running> running(ConnectorId connector) {
        return running.values().stream().filter(r -> r.connector().equals(connector)).findFirst();
    }

    boolean runs(long localId) {
        return running.containsKey(localId);
    }

    /** A transaction begins; a profile of its own that is there already is in force at once. */
    void began(ConnectorId connector, StationSnapshot.Transaction transaction) {
        running.put(transaction.localId(), new Plans.Running(connector, transaction.localId(), transaction.startedAt()));
    }

    void ended(long localId) {
        running.remove(localId);
    }

    /** The hardware is another one than the plans are for: it has just come. */
    boolean outdated() {
        return !station.snapshot().capabilities().equals(reckonedFor);
    }

    /**
     * Works out what holds from now on and leaves it: for running transactions at once, the rest when the stage completes.
     * Nothing while the hardware is not known; {@link #outdated()} tells when it is.
     */
    CompletionStage<Void> leave() {
        reckonedFor = station.snapshot().capabilities();
        if (stopped || reckonedFor.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        reckonedAt = time.now();
        reckonedElapsed = time.elapsedMillis();
        Plans plans = Plans.of(new Outlook(table.all(), reckonedFor.get()), running.values(), reckonedAt);
        running.keySet().forEach(id ->
                station.limitTransaction(TRANSACTION, id, Optional.ofNullable(plans.own().get(id))));
        List<CompletableFuture<CommandStatus>> left = new ArrayList<>();
        left.add(station.limit(MAX, ConnectorId.CHARGE_POINT, plans.max()).toCompletableFuture());
        plans.defaults().forEach((connector, plan) ->
                left.add(station.limitTransactions(TRANSACTION, connector, plan).toCompletableFuture()));
        renewAt = renewal(plans.until());
        arm();
        return CompletableFuture.allOf(left.toArray(CompletableFuture[]::new)).thenRun(() -> check(left));
    }

    /** Leaves no plan from now on: the next version does. */
    void stop() {
        stopped = true;
        timer.ifPresent(Loop.Timer::cancel);
    }

    private Instant renewal(long until) {
        if (until >= Course.FOREVER) {
            return Instant.MAX;
        }
        Duration half = Duration.ofSeconds(until - reckonedAt.getEpochSecond()).dividedBy(2);
        return reckonedAt.plus(half.compareTo(RENEW) < 0 ? half : RENEW);
    }

    private void check(List<CompletableFuture<CommandStatus>> left) {
        if (left.stream().anyMatch(stage -> stage.join() != CommandStatus.Accepted)) {
            LOG.error("The station could not keep a limit plan; it is left again.");
            renewAt = time.now().plus(LOOK);
        }
    }

    /** Without profiles nothing has to be looked at. */
    private void arm() {
        timer.ifPresent(Loop.Timer::cancel);
        if (!table.all().isEmpty()) {
            timer = Optional.of(loop.after(LOOK, this::look));
        }
    }

    private void look() {
        reconcile.run();
        if (jumped()) {
            LOG.info("The clock was corrected; what the charging profiles mean is worked out anew.");
            refreshRunning();
            leave();
        } else if (!time.now().isBefore(renewAt)) {
            leave();
        } else {
            arm();
        }
    }

    private boolean jumped() {
        Instant expected = reckonedAt.plusMillis(time.elapsedMillis() - reckonedElapsed);
        return Duration.between(expected, time.now()).abs().toMillis() > JUMP_MILLIS;
    }

    /** Starts are dated anew once the clock is known. */
    private void refreshRunning() {
        station.snapshot().connectors().forEach((connector, state) ->
                state.transaction().ifPresent(transaction -> began(connector, transaction)));
    }
}
