package dev.hotplug.hardware;

import java.util.List;

/**
 * One reading of a connector's meter.
 *
 * @param importWattHour  energy register, Wh with decimals; of one connector it never falls
 * @param phases          one element per phase the meter has, L1 first
 * @param frequencyHertz  mains frequency, 0 when not measured
 * @param temperatureCelsius temperature at the outlet, NaN when not measured
 */
public record MeterReading(double importWattHour, List<PhaseReading> phases, double frequencyHertz, double temperatureCelsius) {

    /** No meter has been read. */
    public static final MeterReading NONE = new MeterReading(0, List.of(), 0, Double.NaN);

    public MeterReading {
        phases = List.copyOf(phases);
    }

    /** Sum of the phases' active power, W. */
    public double powerWatt() {
        return phases.stream().mapToDouble(PhaseReading::powerWatt).sum();
    }

    /**
     * One phase.
     *
     * @param volt      phase to neutral
     * @param ampere    current taken
     * @param powerWatt active power
     */
    public record PhaseReading(double volt, double ampere, double powerWatt) {}
}
