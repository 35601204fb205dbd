package dev.hotplug.station.metering;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns one reading into sampled values: the energy register, power and what is offered as one value each, current and
 * voltage per phase (statement 61). What was not measured is left out. Energy is in whole Wh, rounded down, so that no
 * value is above the meterStop that follows it. Pure.
 *
 * @param location Outlet for a connector, Inlet for the charge point
 */
public record Readings(MeterReading meter, long energyWattHour, int offeredMilliampere, double offeredWatt, Location location) {

    private static final List<Phase> LINES = List.of(Phase.L1, Phase.L2, Phase.L3);
    private static final List<Phase> LINES_TO_NEUTRAL = List.of(Phase.L1_N, Phase.L2_N, Phase.L3_N);

    /** Of one connector. */
    public static Readings outlet(Capabilities.Connector connector, ConnectorState state, long energyWattHour) {
        double offeredWatt = state.offeredMilliampere() / 1000.0 * connector.nominalVolt() * connector.phases();
        return new Readings(state.meter(), energyWattHour, state.offeredMilliampere(), offeredWatt, Location.Outlet);
    }

    /** The values of some measurands, in their order. */
    public List<SampledValue> values(List<Measurand> measurands, ReadingContext context) {
        List<SampledValue> values = new ArrayList<>();
        measurands.forEach(m -> values.addAll(values(m, context)));
        return values;
    }

    private List<SampledValue> values(Measurand measurand, ReadingContext context) {
        return switch (measurand) {
            case ENERGY_ACTIVE_IMPORT_REGISTER ->
                one(BigDecimal.valueOf(energyWattHour), context, measurand, UnitOfMeasure.Wh);
            case POWER_ACTIVE_IMPORT -> one(rounded(meter.powerWatt(), 0), context, measurand, UnitOfMeasure.W);
            case POWER_OFFERED -> one(rounded(offeredWatt, 0), context, measurand, UnitOfMeasure.W);
            case CURRENT_OFFERED ->
                one(rounded(offeredMilliampere / 1000.0, 1), context, measurand, UnitOfMeasure.A);
            case CURRENT_IMPORT -> phases(LINES, MeterReading.PhaseReading::ampere, 2, context, measurand, UnitOfMeasure.A);
            case VOLTAGE -> phases(LINES_TO_NEUTRAL, MeterReading.PhaseReading::volt, 1, context, measurand, UnitOfMeasure.V);
            case FREQUENCY -> meter.frequencyHertz() > 0
                    ? one(rounded(meter.frequencyHertz(), 2), context, measurand, null)
                    : List.of();
            case TEMPERATURE -> Double.isNaN(meter.temperatureCelsius())
                    ? List.of()
                    : one(rounded(meter.temperatureCelsius(), 1), context, measurand, UnitOfMeasure.Celcius);
            default -> List.of();
        };
    }

    private List<SampledValue> one(BigDecimal value, ReadingContext context, Measurand measurand, UnitOfMeasure unit) {
        return List.of(new SampledValue(value, context, measurand, Optional.empty(), location, Optional.ofNullable(unit)));
    }

    private List<SampledValue> phases(
            List<Phase> names,
            java.util.function.ToDoubleFunction<MeterReading.PhaseReading> quantity,
            int decimals,
            ReadingContext context,
            Measurand measurand,
            UnitOfMeasure unit) {
        return IntStream.range(0, Math.min(names.size(), meter.phases().size()))
                .mapToObj(i -> new SampledValue(
                        rounded(quantity.applyAsDouble(meter.phases().get(i)), decimals),
                        context,
                        measurand,
                        Optional.of(names.get(i)),
                        location,
                        Optional.of(unit)))
                .toList();
    }

    private static BigDecimal rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
