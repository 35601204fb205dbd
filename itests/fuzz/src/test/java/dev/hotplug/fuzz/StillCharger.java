package dev.hotplug.fuzz;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A charger with one socket whose electronics obey at once, as far as the station sees. */
public final class StillCharger implements ChargerDriver {

    public static final ConnectorId SOCKET = new ConnectorId(1);

    private ConnectorOrder order = ConnectorOrder.SAFE;
    private double register = 1_000.4;

    /** A plug with a car that wants energy is in the socket. */
    public boolean plugged;

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                List.of(new Capabilities.Connector(SOCKET, true, false, 3, false, 6_000, 32_000, 230, true, false)), true, false);
    }

    @Override
    public ChargerIdentity identity() {
        return new ChargerIdentity("Vendor", "Model", "PN", "com.vendor", "");
    }

    @Override
    public void order(ConnectorId connector, ConnectorOrder given) {
        order = given;
    }

    @Override
    public void indicate(Indication indication) {
        // nobody looks
    }

    /** What is true now that the last order was obeyed; while energy flows the register goes up. */
    public ConnectorState state() {
        boolean closed = plugged && order.energyAllowed() && order.limitMilliampere() >= 6_000;
        register += closed ? 10 : 0;
        PhaseReading phase = new PhaseReading(230, closed ? 16 : 0, closed ? 3_680 : 0);
        return new ConnectorState(
                plugged, plugged ? Pilot.C : Pilot.A, closed, plugged && order.locked(), closed ? order.limitMilliampere() : 0,
                plugged ? OptionalInt.of(20_000) : OptionalInt.empty(),
                new MeterReading(register, List.of(phase, phase, phase), 50, Double.NaN), Set.of());
    }
}
