package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A charger whose electronics obey at once: contactor, lock and meter follow orders, car and time. */
final class FakeCharger implements ChargerDriver {

    final List<Indication> shown = new ArrayList<>();
    final Map<ConnectorId, Socket> sockets = new HashMap<>();
    private final Capabilities capabilities;

    /** The world of one socket: it outlives drivers. */
    static final class Socket {
        boolean plugged;
        Pilot pilot = Pilot.A;
        double registerWattHour = 1000.4;
        boolean lockStuck;
        boolean contactorStuck;
        /** The contactor is still on its way to closed. */
        boolean contactorSlow;
        boolean closed;
        boolean locked;
        OptionalInt cable = OptionalInt.of(20_000);
        OptionalInt thermal = OptionalInt.empty();
        final Set<Fault> faults = new HashSet<>();
        ConnectorOrder order = ConnectorOrder.SAFE;
    }

    FakeCharger(Capabilities capabilities) {
        this.capabilities = capabilities;
        capabilities.connectors().forEach(c -> sockets.put(c.id(), new Socket()));
    }

    /** The next version of the driver, on the same electronics. */
    FakeCharger next() {
        FakeCharger next = new FakeCharger(capabilities);
        next.sockets.putAll(sockets);
        return next;
    }

    static Capabilities oneSocket() {
        return new Capabilities(List.of(connector(1, true, false)), true, false);
    }

    static Capabilities twoSockets() {
        return new Capabilities(List.of(connector(1, true, false), connector(2, true, false)), true, false);
    }

    static Capabilities everySensor() {
        return new Capabilities(
                List.of(new Capabilities.Connector(new ConnectorId(1), true, false, 3, false, 6_000, 32_000, 230, true, true)), true, false);
    }

    static Capabilities fixedCable() {
        return new Capabilities(List.of(connector(1, false, true)), false, false);
    }

    static Capabilities.Connector connector(int id, boolean lock, boolean tethered) {
        return new Capabilities.Connector(new ConnectorId(id), lock, tethered, 3, false, 6_000, 32_000, 230, true, false);
    }

    Socket socket(int id) {
        return sockets.get(new ConnectorId(id));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public ChargerIdentity identity() {
        return new ChargerIdentity("Vendor", "Model", "PN", "com.vendor", "");
    }

    @Override
    public void order(ConnectorId connector, ConnectorOrder order) {
        sockets.get(connector).order = order;
    }

    @Override
    public void indicate(Indication indication) {
        shown.add(indication);
    }

    /** Lets the electronics follow; says what is true then. */
    ConnectorState state(ConnectorId id) {
        Socket s = sockets.get(id);
        boolean fault = s.faults.stream().anyMatch(Fault::stopsEnergy);
        boolean offering = s.order.energyAllowed() && s.order.limitMilliampere() >= 6_000 && !fault;
        boolean shouldClose = offering && s.plugged && s.pilot == Pilot.C && !s.contactorSlow;
        s.closed = shouldClose || s.contactorStuck && s.closed;
        s.locked = s.plugged && (s.order.locked() || s.lockStuck);
        double ampere = s.closed ? 16 : 0;
        PhaseReading phase = new PhaseReading(230, ampere, 230 * ampere);
        return new ConnectorState(
                s.plugged, s.pilot, s.closed, s.locked, offering ? s.order.limitMilliampere() : 0,
                s.plugged ? s.cable : OptionalInt.empty(),
                new MeterReading(s.registerWattHour, List.of(phase, phase, phase), 50, Double.NaN), s.faults, s.thermal);
    }
}
