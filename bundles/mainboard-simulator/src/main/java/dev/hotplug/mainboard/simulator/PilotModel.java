package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;

/** The state of the control pilot line, by who pulls hardest (IEC 61851-1 table A.4). Pure. */
final class PilotModel {

    private PilotModel() {}

    /**
     * The state that is measured.
     *
     * @param broken    the pilot circuit of the charger is faulty: 0 V
     * @param available false: the charger shows -12 V
     * @param car       what the car does to the line
     */
    static Pilot measured(boolean broken, boolean available, Pilot car) {
        if (broken || car == Pilot.E) {
            return Pilot.E;
        }
        return available ? car : Pilot.F;
    }
}
