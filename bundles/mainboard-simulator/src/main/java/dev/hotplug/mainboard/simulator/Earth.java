package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Protection;
import dev.hotplug.mainboard.Earthing;

/**
 * The protective conductor of the supply and what leaks into it, and what the electronics make of it. Which resistance is too
 * much are this simulator's numbers. Pure.
 *
 * @param ohms           of the loop through the protective conductor
 * @param penBroken      the supplier's combined conductor is interrupted
 * @param leakDcMilliamps residual current, DC
 * @param leakAcMilliamps residual current, AC
 */
record Earth(double ohms, boolean penBroken, double leakDcMilliamps, double leakAcMilliamps) {

    static final Earth GOOD = new Earth(0.5, false, 0, 0);

    private static final double MOST_DC_MILLIAMPS = 6;
    private static final double MOST_AC_MILLIAMPS = 20;

    private static final double MOST_OHMS_TN = 5;
    private static final double MOST_OHMS_TT = 200;

    /** The conductor is no protection. A broken PEN is noticed only where there is a detector, and matters only with TN. */
    boolean lost(Earthing earthing, Protection protection) {
        double most = earthing == Earthing.TT ? MOST_OHMS_TT : MOST_OHMS_TN;
        return ohms > most || penBroken && earthing == Earthing.TN && protection.penDetection();
    }

    /** More leaks than the detector of this model lets pass; one that is not stated notices nothing. */
    boolean leaks(Protection protection) {
        return switch (protection.residualCurrent()) {
            case DC_6_MA -> leakDcMilliamps >= MOST_DC_MILLIAMPS;
            case CCID_20_MA -> leakAcMilliamps >= MOST_AC_MILLIAMPS;
            case UNSTATED -> false;
        };
    }
}
