package dev.hotplug.hardware;

/**
 * How a charger's own electronics protect people, beside opening the contactor.
 *
 * @param residualCurrent what leaks at most
 * @param penDetection    a broken protective conductor of the supply (PEN) is noticed, as installations in Great Britain need it
 * @param earthingChoice  whether the supply is TN or TT can be set
 */
public record Protection(ResidualCurrent residualCurrent, boolean penDetection, boolean earthingChoice) {

    /** Nothing is said. */
    public static final Protection UNSTATED = new Protection(ResidualCurrent.UNSTATED, false, false);

    /** Detectors of residual current. */
    public enum ResidualCurrent {
        UNSTATED,
        /** 6 mA of DC (IEC 62955); AC is a matter of the installation's own device. */
        DC_6_MA,
        /** 20 mA of AC (CCID20 of UL 2231), for North America. */
        CCID_20_MA
    }
}
