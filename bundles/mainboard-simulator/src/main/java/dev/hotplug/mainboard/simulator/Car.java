package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import java.util.Optional;

/** The car at the end of the cable: what it shows on the pilot and how much it takes. Thread {@code mainboard}. */
final class Car {
    private final SimulatedCar defaults;
    private Pilot state;
    private Optional<Double> maxAmps;
    private Optional<Integer> phases;

    Car(World.Connector world, SimulatedCar defaults) {
        this.defaults = defaults;
        this.state = world.evState();
        this.maxAmps = world.maxAmps();
        this.phases = world.phases();
    }

    /** What the car does: A its end is out, B waits, C wants energy, D wants ventilation, E and F pilot faults. */
    Pilot state() {
        return state;
    }

    void become(Pilot wanted) {
        state = wanted;
    }

    /** What the car was told to take at most, A per phase; empty: as configured. */
    Optional<Double> maxAmps() {
        return maxAmps;
    }

    void limit(double amps) {
        maxAmps = Optional.of(amps);
    }

    /** The phases the car was told to use; empty: as configured. */
    Optional<Integer> toldPhases() {
        return phases;
    }

    void use(int phaseCount) {
        phases = Optional.of(phaseCount);
    }

    int phases() {
        return phases.orElse(defaults.phases());
    }

    private int maxMilliampere() {
        return maxAmps.map(amps -> (int) Math.round(amps * 1000)).orElse(defaults.maxMilliampere());
    }

    /** What the car takes per phase once the contactor is closed, mA: never more than the pilot allows. */
    int demandMilliampere(double dutyPercent) {
        return state == Pilot.C ? Math.min(Pwm.milliampere(dutyPercent), maxMilliampere()) : 0;
    }

    /** A fault of the pilot line that this car or its cable causes. */
    boolean breaksPilot() {
        return state == Pilot.E || state == Pilot.F;
    }
}
