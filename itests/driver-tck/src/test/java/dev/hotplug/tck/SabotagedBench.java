package dev.hotplug.tck;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Pilot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A good driver with something wrong about it. */
record SabotagedBench(DriverBench good, Sabotage sabotage) implements DriverBench {

    @Override
    public void start(HardwareSignals station) {
        sabotage.start(good, sabotage.station(station));
    }

    @Override
    public Optional<ChargerDriver> driver() {
        return good.driver();
    }

    @Override
    public void leave() {
        sabotage.leave(good);
    }

    @Override
    public void die() {
        good.die();
    }

    @Override
    public Map<String, String> facts() {
        return good.facts();
    }

    @Override
    public void facts(Map<String, String> facts) {
        good.facts(facts);
    }

    @Override
    public Optional<Declaration> declaration() {
        return good.declaration();
    }

    @Override
    public void pass(Duration time) {
        good.pass(time);
    }

    @Override
    public long nowMillis() {
        return good.nowMillis();
    }

    @Override
    public void plug(int connector) {
        good.plug(connector);
    }

    @Override
    public void unplug(int connector) {
        good.unplug(connector);
    }

    @Override
    public void car(int connector, Pilot state) {
        good.car(connector, state);
    }

    @Override
    public void card(byte[] uid) {
        good.card(uid);
    }

    @Override
    public boolean fault(int connector, ChargerFault fault, boolean present) {
        return good.fault(connector, fault, present);
    }

    @Override
    public Truth truth(int connector) {
        return sabotage.real(good.truth(connector));
    }

    @Override
    public void close() {
        good.close();
    }
}
