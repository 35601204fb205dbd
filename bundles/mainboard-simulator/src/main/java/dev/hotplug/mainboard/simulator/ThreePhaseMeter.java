package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import java.util.ArrayList;
import java.util.List;

/**
 * The meter and the current it measures. The register counts all the time; what others see is the reading of the last
 * {@link #latch()}, so that nobody has ever seen a register that was not kept in the world file before. Thread
 * {@code mainboard}.
 */
final class ThreePhaseMeter {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double MILLI_WATT_PER_WATT = 1000;
    private static final double STEPS_PER_WATT_HOUR = 1000;
    /** How far a meter that goes backwards has gone. */
    private static final double BACKWARDS_WATT_HOUR = 1000;

    private double registerWattHour;
    private double milliampere;
    private boolean ramping;
    private double keptWattHour;
    private MeterReading reading;

    ThreePhaseMeter(double registerWattHour) {
        this.registerWattHour = registerWattHour;
        this.keptWattHour = visible(registerWattHour);
        this.reading = new MeterReading(visible(registerWattHour), List.of(), Mains.EUROPE_HERTZ, Mains.AMBIENT_CELSIUS);
    }

    /** What is connected to the meter for a while. */
    record Load(int milliampere, int phases) {
        static final Load NONE = new Load(0, 0);
    }

    /**
     * Time passes.
     *
     * @param load   where the current goes, in a straight line that would take 1 s for the whole rating
     * @param speed  electricity flows that many times faster
     * @param frozen a broken meter does not count
     */
    void step(long millis, Load load, Mains mains, double speed, boolean frozen) {
        double perMilli = mains.ratingMilliampere() / 1000.0;
        double distance = load.milliampere() - milliampere;
        double rampMillis = Math.min(millis, Math.abs(distance) / perMilli);
        double reached = milliampere + Math.signum(distance) * rampMillis * perMilli;
        double milliampereMillis = (milliampere + reached) / 2 * rampMillis + reached * (millis - rampMillis);
        milliampere = reached;
        ramping = Math.abs(load.milliampere() - reached) > 1e-6;
        if (!frozen) {
            registerWattHour += milliampereMillis * mains.volt() * load.phases() * speed / MILLI_WATT_PER_WATT / MILLIS_PER_HOUR;
        }
    }

    /** The contactor is open: no current, at once. */
    void cut() {
        milliampere = 0;
        ramping = false;
    }

    /**
     * Takes a reading for others to see.
     *
     * @param backwards a broken meter shows less than it showed before
     */
    void latch(int phases, Mains mains, boolean backwards) {
        keptWattHour = visible(registerWattHour);
        double shown = backwards ? Math.max(0, keptWattHour - BACKWARDS_WATT_HOUR) : keptWattHour;
        List<PhaseReading> all = new ArrayList<>();
        for (int phase = 0; phase < mains.phases(); phase++) {
            double ampere = phase < phases ? milliampere / 1000 : 0;
            all.add(new PhaseReading(mains.volt(), ampere, mains.volt() * ampere));
        }
        reading = new MeterReading(shown, all, mains.frequencyHertz(), mains.celsiusAt(milliampere));
    }

    /** The reading of the last latch. */
    MeterReading reading() {
        return reading;
    }

    /** The register at the last latch as it is, whatever a broken meter shows. */
    double keptWattHour() {
        return keptWattHour;
    }

    /** The current per phase at this moment. */
    double milliampere() {
        return milliampere;
    }

    boolean ramping() {
        return ramping;
    }

    private static double visible(double wattHour) {
        return Math.floor(wattHour * STEPS_PER_WATT_HOUR + 1e-6) / STEPS_PER_WATT_HOUR;
    }
}
