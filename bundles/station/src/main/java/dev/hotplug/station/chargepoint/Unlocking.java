package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.station.Station.UnlockStatus;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StopOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** UnlockConnector: ends a transaction first, then watches whether the plug is really free (statement 69). */
final class Unlocking {

    /** How long the hardware may take to release the plug once it has been told to. */
    static final Duration HARDWARE = Duration.ofSeconds(5);

    /** How long the end of the transaction before it may take. */
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    private final Loop loop;
    private final Connectors connectors;
    private final Map<ConnectorId, Attempt> attempts = new HashMap<>();

    Unlocking(Loop loop, Connectors connectors) {
        this.loop = loop;
        this.connectors = connectors;
    }

    CompletionStage<UnlockStatus> unlock(ConnectorId connector) {
        Optional<Facts> facts = connectors.facts(connector);
        if (facts.filter(f -> f.capability().lock()).isEmpty()) {
            return CompletableFuture.completedStage(UnlockStatus.NotSupported);
        }
        if (facts.get().driverLost() || facts.get().hardware().isEmpty()) {
            return CompletableFuture.completedStage(UnlockStatus.UnlockFailed);
        }
        Attempt attempt = attempts.computeIfAbsent(connector, id -> new Attempt());
        if (facts.get().session().active()) {
            connectors.signal(connector, new Signal.Stop(StopOrder.of(Reason.UnlockCommand)));
        } else {
            connectors.signal(connector, new Signal.Released());
        }
        watch();
        return attempt.outcome;
    }

    /** Something changed: looks whether a plug is free now. */
    void watch() {
        List.copyOf(attempts.keySet()).forEach(this::watch);
    }

    private void watch(ConnectorId connector) {
        Attempt attempt = attempts.get(connector);
        if (attempt == null) {
            return;
        }
        Facts facts = connectors.facts(connector).orElseThrow();
        if (facts.session().active()) {
            arm(connector, attempt, Phase.TRANSACTION, TRANSACTION);
        } else if (!attempt.released) {
            attempt.released = true;
            connectors.signal(connector, new Signal.Released());
            watch(connector);
        } else if (!facts.hardware().map(ConnectorState::locked).orElse(true)) {
            finish(connector, attempt, UnlockStatus.Unlocked);
        } else if (jammed(facts)) {
            finish(connector, attempt, UnlockStatus.UnlockFailed);
        } else {
            arm(connector, attempt, Phase.HARDWARE, HARDWARE);
        }
    }

    private static boolean jammed(Facts facts) {
        return facts.hardware().stream()
                .flatMap(h -> h.faults().stream())
                .anyMatch(f -> f.code() == ChargePointErrorCode.ConnectorLockFailure);
    }

    private void arm(ConnectorId connector, Attempt attempt, Phase phase, Duration limit) {
        if (attempt.phase != phase) {
            attempt.phase = phase;
            attempt.timer.ifPresent(Loop.Timer::cancel);
            attempt.timer = Optional.of(loop.after(limit, () -> finish(connector, attempt, UnlockStatus.UnlockFailed)));
        }
    }

    private void finish(ConnectorId connector, Attempt attempt, UnlockStatus status) {
        attempts.remove(connector, attempt);
        attempt.timer.ifPresent(Loop.Timer::cancel);
        attempt.outcome.complete(status);
    }

    private enum Phase {
        NONE,
        TRANSACTION,
        HARDWARE
    }

    private static final class Attempt {
        final CompletableFuture<UnlockStatus> outcome = new CompletableFuture<>();
        Phase phase = Phase.NONE;
        boolean released;
        Optional<Loop.Timer> timer = Optional.empty();
    }
}
