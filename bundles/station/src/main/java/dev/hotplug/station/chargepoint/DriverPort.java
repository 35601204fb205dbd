package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.connector.Faults;
import dev.hotplug.station.connector.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's side: which one is there, what it reports, and what happens while it is away. A driver may report before
 * it is bound; that is kept until it is. A report of a driver that has gone is dropped, a card it read is not. While a
 * driver is away nothing changes for {@link #SWAP}; after that the connectors are Faulted and energy counts as off.
 * Loop.
 */
final class DriverPort {

    /** How long a swap of the driver may take unnoticed. */
    static final Duration SWAP = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(DriverPort.class);

    private final Loop loop;
    private final Connectors connectors;
    private final Consumer<ChargerDriver> appeared;
    private final Consumer<ConnectorId> reported;
    private final Notices notices;
    private Optional<ChargerDriver> early = Optional.empty();
    private final Map<ConnectorId, ConnectorState> earlyStates = new LinkedHashMap<>();
    private final Map<Fault, ChargerDriver> faults = new HashMap<>();
    private Optional<Loop.Timer> absence = Optional.empty();

    /** News of faults that stop nothing. */
    interface Notices {
        /** One appeared. */
        void notice(ConnectorId connector, Fault fault);

        /** None is left there. */
        void over(ConnectorId connector);
    }

    /**
     * @param appeared told of a driver before it is used: its connectors can be added
     * @param reported told after each report of a connector
     */
    DriverPort(
            Loop loop, Connectors connectors, Consumer<ChargerDriver> appeared, Consumer<ConnectorId> reported, Notices notices) {
        this.loop = loop;
        this.connectors = connectors;
        this.appeared = appeared;
        this.reported = reported;
        this.notices = notices;
    }

    void came(ChargerDriver driver) {
        LOG.info("The driver of {} is here.", driver.identity().model());
        absence.ifPresent(Loop.Timer::cancel);
        absence = Optional.empty();
        appeared.accept(driver);
        forgetFaultsOfOthers(driver);
        connectors.driver(Optional.of(driver));
        if (early.filter(e -> e == driver).isPresent()) {
            Map<ConnectorId, ConnectorState> states = Map.copyOf(earlyStates);
            forgetEarly();
            states.forEach((id, state) -> report(driver, id, state));
        }
        connectors.look();
    }

    void went(ChargerDriver driver) {
        if (connectors.driver().filter(d -> d == driver).isEmpty()) {
            return;
        }
        LOG.info("The driver is away.");
        connectors.driver(Optional.empty());
        absence = Optional.of(loop.after(SWAP, this::lost));
    }

    void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
        if (connectors.driver().filter(d -> d == from).isEmpty()) {
            keepEarly(from, connector, state);
            return;
        }
        Set<Fault> before = connectors.facts(connector).flatMap(f -> f.hardware()).map(ConnectorState::faults).orElse(Set.of());
        connectors.signal(connector, new Signal.Reported(state));
        if (connectors.facts(connector).isPresent()) {
            reported.accept(connector);
            notices(connector, harmless(before), harmless(state.faults()));
        }
    }

    private void notices(ConnectorId connector, Set<Fault> before, Set<Fault> now) {
        now.stream().filter(f -> !before.contains(f)).forEach(f -> notices.notice(connector, f));
        if (now.isEmpty() && !before.isEmpty()) {
            notices.over(connector);
        }
    }

    private static Set<Fault> harmless(Set<Fault> faults) {
        return faults.stream().filter(f -> !f.stopsEnergy()).collect(Collectors.toSet());
    }

    void fault(ChargerDriver from, Fault fault, boolean present) {
        Set<Fault> before = harmless(faults.keySet());
        if (present) {
            faults.put(fault, from);
        } else {
            faults.remove(fault);
        }
        publishFaults();
        notices(ConnectorId.CHARGE_POINT, before, harmless(faults.keySet()));
    }

    void stop() {
        absence.ifPresent(Loop.Timer::cancel);
    }

    private void lost() {
        LOG.error("No driver has come back within {} s; the connectors are out of order until one does.", SWAP.toSeconds());
        connectors.faults(with(Faults.DRIVER_ABSENT));
        connectors.signalAll(new Signal.DriverLost());
    }

    private Set<Fault> with(Fault fault) {
        Set<Fault> all = new HashSet<>(faults.keySet());
        all.add(fault);
        return all;
    }

    private void publishFaults() {
        connectors.faults(faults.keySet());
        connectors.look();
    }

    private void forgetFaultsOfOthers(ChargerDriver driver) {
        faults.values().removeIf(from -> from != driver);
        connectors.faults(faults.keySet());
    }

    private void keepEarly(ChargerDriver from, ConnectorId connector, ConnectorState state) {
        if (early.filter(e -> e == from).isEmpty()) {
            forgetEarly();
            early = Optional.of(from);
        }
        earlyStates.put(connector, state);
    }

    private void forgetEarly() {
        early = Optional.empty();
        earlyStates.clear();
    }
}
