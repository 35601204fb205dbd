package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.connector.Effect;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.Surroundings;
import dev.hotplug.station.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All connectors and what is around them. A signal changes one connector; then, in this order, the driver has its order,
 * the rest of the world sees the new state, and the effects are carried out.
 */
final class Connectors {

    private final Loop loop;
    private final StationTime time;
    private final KeyValues keys;
    private final SortedMap<ConnectorId, ConnectorUnit> units = new TreeMap<>();
    private Runnable changed = () -> {};
    private BiConsumer<ConnectorId, Effect> effects = (id, effect) -> {};
    private Predicate<ConnectorId> kept = id -> false;
    private Optional<ChargerDriver> driver = Optional.empty();
    private Indication.Link link = Indication.Link.OFF;
    private Set<Fault> faults = Set.of();
    private boolean resetting;

    Connectors(Loop loop, StationTime time, KeyValues keys) {
        this.loop = loop;
        this.time = time;
        this.keys = keys;
    }

    /**
     * @param whenChanged told after each change
     * @param carryOut    carries out effects
     */
    void wire(Runnable whenChanged, BiConsumer<ConnectorId, Effect> carryOut) {
        changed = whenChanged;
        effects = carryOut;
    }

    /** @param keptFromFreeVend which connectors do not start by plugging in, though no authorisation is needed */
    void keep(Predicate<ConnectorId> keptFromFreeVend) {
        kept = keptFromFreeVend;
    }

    /** Adds a connector that was not there before. */
    void add(Capabilities.Connector capability, boolean operative, Session session) {
        units.computeIfAbsent(capability.id(), id -> new ConnectorUnit(
                id, Facts.unknown(capability, operative, session), loop, () -> signal(id, new Signal.Looked())));
    }

    /** Something happened to a connector; nothing when there is no such connector. */
    void signal(ConnectorId id, Signal signal) {
        ConnectorUnit unit = units.get(id);
        if (unit == null) {
            return;
        }
        Surroundings around = around(id);
        List<Effect> todo = unit.decide(signal, around);
        unit.order(driver, around);
        unit.arm(around);
        changed.run();
        todo.forEach(effect -> effects.accept(id, effect));
    }

    /** The same happened to all of them. */
    void signalAll(Signal signal) {
        List.copyOf(units.keySet()).forEach(id -> signal(id, signal));
        changed.run();
    }

    /** Something around them changed. */
    void look() {
        signalAll(new Signal.Looked());
    }

    Surroundings around() {
        return new Surroundings(keys.connector(), time.elapsedMillis(), freeVend(), resetting, faults);
    }

    private Surroundings around(ConnectorId id) {
        Surroundings around = around();
        return around.freeVend() && kept.test(id) ? around.withoutFreeVend() : around;
    }

    boolean freeVend() {
        return keys.freeVend(link);
    }

    Set<ConnectorId> ids() {
        return Set.copyOf(units.keySet());
    }

    Optional<Facts> facts(ConnectorId id) {
        return Optional.ofNullable(units.get(id)).map(ConnectorUnit::facts);
    }

    Stream<ConnectorId> all() {
        return List.copyOf(units.keySet()).stream();
    }

    /** The first connector of which this is true. */
    Optional<ConnectorId> find(Predicate<Facts> test) {
        return all().filter(id -> test.test(units.get(id).facts())).findFirst();
    }

    Optional<Transaction> transaction(ConnectorId id) {
        return facts(id).flatMap(f -> f.session().transaction());
    }

    Optional<ChargerDriver> driver() {
        return driver;
    }

    /** A driver that has just appeared hears the order in force of each connector. */
    void driver(Optional<ChargerDriver> next) {
        driver = next;
        units.values().forEach(ConnectorUnit::repeatOrder);
        units.values().forEach(unit -> unit.order(driver, around()));
    }

    /** Everything off, and no order after that; for the end of the process. */
    void stop() {
        driver.ifPresent(d -> units.values().forEach(unit -> unit.give(d, ConnectorOrder.SAFE)));
        driver = Optional.empty();
        units.values().forEach(ConnectorUnit::stop);
    }

    Indication.Link link() {
        return link;
    }

    void link(Indication.Link next) {
        link = next;
    }

    Set<Fault> faults() {
        return faults;
    }

    void faults(Set<Fault> next) {
        faults = Set.copyOf(next);
    }

    boolean resetting() {
        return resetting;
    }

    void startResetting() {
        resetting = true;
    }
}
