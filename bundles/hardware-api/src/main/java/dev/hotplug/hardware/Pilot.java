package dev.hotplug.hardware;

/** State of the control pilot (IEC 61851-1): what the car says, and E and F for faults. */
public enum Pilot {
    /** 12 V: no car. */
    A,
    /** 9 V: car connected, not ready. */
    B,
    /** 6 V: car wants energy. */
    C,
    /** 3 V: car wants energy and ventilation. */
    D,
    /** 0 V: short circuit or supply lost. */
    E,
    /** -12 V: charger not available. */
    F;

    public boolean carConnected() {
        return this == B || this == C || this == D;
    }

    /** The car asks for energy that this charger may deliver (D asks for ventilation, which none of the models has). */
    public boolean wantsEnergy() {
        return this == C;
    }
}
