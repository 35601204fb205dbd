package dev.hotplug.station.component;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.chargepoint.ChargePoint;

/** Brings what a driver says onto the loop. */
final class Signals implements HardwareSignals {

    private final Loop loop;
    private final ChargePoint chargePoint;

    Signals(Loop loop, ChargePoint chargePoint) {
        this.loop = loop;
        this.chargePoint = chargePoint;
    }

    @Override
    public void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
        loop.post(() -> chargePoint.reported(from, connector, state));
    }

    @Override
    public void present(ChargerDriver from, IdTag idTag) {
        loop.post(() -> chargePoint.presented(idTag));
    }

    @Override
    public void typed(ChargerDriver from, IdTag pin) {
        loop.post(() -> chargePoint.typed(pin));
    }

    @Override
    public void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
        loop.post(() -> chargePoint.chargePointFault(from, fault, present));
    }
}
