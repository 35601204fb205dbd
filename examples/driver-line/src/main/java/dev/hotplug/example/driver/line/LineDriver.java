package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Indication;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A generic single-phase charger with a fixed cable. Each state of the device is answered with the whole order and told to
 * the station; the device's own controller sees to timing and safety. Thread safe.
 */
final class LineDriver implements ChargerDriver {

    /** Hand-over goes by this name. */
    static final String NAME = "dev.hotplug.example.driver.line";
    /** A device that has not been heard for so long is lost: it speaks every 200 ms. */
    static final Duration LOST_AFTER = Duration.ofMillis(600);
    /** After so long without an order the device has opened its contactor. */
    static final Duration WATCHDOG = Duration.ofSeconds(3);

    static final ConnectorId ONE = new ConnectorId(1);
    private static final String SAFE = "order offer=0 close=0";
    private static final Capabilities.Connector OUTLET =
            new Capabilities.Connector(ONE, false, true, 1, false, 6_000, 32_000, 230, false, false);
    private static final Capabilities CAPABILITIES = new Capabilities(List.of(OUTLET), false, false);

    private final HardwareSignals signals;
    private final Loop loop;
    private final StationTime time;
    private final Wire wire;
    private final HandOver handOver;
    private final Registration registration;
    private final ChargerIdentity identity;
    private Watch watch = new Watch(Memory.NOTHING);
    private Optional<Status> status = Optional.empty();
    private Optional<ConnectorOrder> order = Optional.empty();
    private Optional<Loop.Timer> silence = Optional.empty();
    private boolean started;
    private boolean takenOver;
    private boolean registered;
    private boolean lost;
    private boolean gone;

    /** The service, as the component registers it. */
    interface Registration {
        void register(ChargerDriver driver);

        void unregister();
    }

    LineDriver(
            HardwareSignals signals, Loop loop, StationTime time, HandOver handOver, Wire wire, Registration registration, String partNumber) {
        this.signals = signals;
        this.loop = loop;
        this.time = time;
        this.handOver = handOver;
        this.wire = wire;
        this.registration = registration;
        this.identity = new ChargerIdentity("Example", "Line 1P32", partNumber, "com.example", "");
    }

    /**
     * Goes on from what the version before left, or starts cold: then the contactor is opened first.
     *
     * @throws IllegalStateException when a charge goes on that this version cannot take over; the device is in its safe state
     */
    void start() {
        Map<String, String> left = handOver.take(NAME);
        Optional<Memory> memory = left.isEmpty() ? Optional.of(Memory.NOTHING) : Memory.of(left);
        Optional<String> first = wire.open(this::hear);
        if (memory.isEmpty() && first.flatMap(Status::parse).filter(s -> s.closed() || s.offerMilliampere() > 0).isPresent()) {
            refuse(left);
        }
        synchronized (this) {
            watch = new Watch(memory.orElse(Memory.NOTHING));
            takenOver = memory.isPresent() && !left.isEmpty();
            started = true;
        }
        first.ifPresent(this::hear);
    }

    private void refuse(Map<String, String> left) {
        wire.send("stop");
        wire.close();
        handOver.leave(NAME, left);
        signals.chargePointFault(this, DriverHandOver.REFUSED, true);
        throw new IllegalStateException("This version of the line driver cannot read what the one before left. The device is in its safe state.");
    }

    /** The service goes first, so that no order comes any more. The device keeps the last order for as long as its watchdog waits. */
    void leave() {
        registration.unregister();
        synchronized (this) {
            gone = true;
            silence.ifPresent(Loop.Timer::cancel);
            handOver.leave(NAME, watch.memory().facts());
        }
        wire.close();
    }

    private void hear(String line) {
        Optional<Status> heard = Status.parse(line);
        if (heard.isPresent() && take(heard.get())) {
            registration.register(this);
            report();
        }
    }

    /** True when this is the moment to register: the outlet has been read and, on a cold start, is open. */
    private synchronized boolean take(Status heard) {
        if (gone || !started) {
            return false;
        }
        status = Optional.of(heard);
        watch.see(heard, time.elapsedMillis());
        listen();
        answer();
        if (registered) {
            report();
            return false;
        }
        registered = takenOver || !heard.closed() || watch.memory().welded();
        return registered;
    }

    /** Notices when the device falls silent. */
    private void listen() {
        silence.ifPresent(Loop.Timer::cancel);
        silence = Optional.of(loop.after(LOST_AFTER, this::fallSilent));
        link(false);
    }

    private synchronized void fallSilent() {
        if (!gone) {
            link(true);
            report();
            silence = Optional.of(loop.after(WATCHDOG, this::openItself));
        }
    }

    /** By now the device's own watchdog has opened the contactor. */
    private synchronized void openItself() {
        status = status.map(Status::silent);
        report();
    }

    private void link(boolean nextLost) {
        if (lost != nextLost) {
            lost = nextLost;
            signals.chargePointFault(this, LineFaults.of(LineFaults.LINK), lost);
        }
    }

    /** The whole order. One that was taken over holds until the station has said its own. */
    private void answer() {
        if (order.isPresent()) {
            wire.send(line(order.get()));
        } else if (takenOver) {
            wire.send(line(new ConnectorOrder(status.get().offerMilliampere() > 0, status.get().offerMilliampere(), 1, false, true)));
        } else {
            wire.send(SAFE);
        }
    }

    private String line(ConnectorOrder wanted) {
        int limit = Math.min(wanted.limitMilliampere(), OUTLET.maxMilliampere());
        boolean energy = wanted.energyAllowed()
                && wanted.available()
                && limit >= OUTLET.minMilliampere()
                && watch.faults().stream().noneMatch(Fault::stopsEnergy);
        return energy ? "order offer=" + limit + " close=1" : SAFE;
    }

    private synchronized void report() {
        if (registered && !gone) {
            signals.report(this, ONE, state());
        }
    }

    private ConnectorState state() {
        Status seen = status.get();
        Set<Fault> faults = new HashSet<>(watch.faults());
        if (lost) {
            faults.add(LineFaults.of(LineFaults.LINK));
        }
        return new ConnectorState(
                watch.plugged(), seen.pilot(), seen.closed(), false, seen.offerMilliampere(), OptionalInt.empty(),
                seen.meter(watch.memory().highestWattHour()), faults);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ChargerIdentity identity() {
        return identity;
    }

    @Override
    public synchronized void order(ConnectorId connector, ConnectorOrder wanted) {
        if (!connector.equals(ONE)) {
            throw new IllegalArgumentException("there is no connector " + connector);
        }
        order = Optional.of(wanted);
        if (!gone && !lost && status.isPresent()) {
            answer();
        }
    }

    @Override
    public void indicate(Indication indication) {
        // nothing to show it on
    }
}
