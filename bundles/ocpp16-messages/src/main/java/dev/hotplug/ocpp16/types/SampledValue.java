package dev.hotplug.ocpp16.types;

import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.model.ValueFormat;
import java.util.Optional;

/**
 * One measured value on the wire (OCPP 1.6 section 4.7). A field left out has its default: Sample.Periodic, Raw,
 * Energy.Active.Import.Register, Outlet, and Wh where the measurand is an energy.
 *
 * @param value plain decimal notation, or signed data
 */
public record SampledValue(
        String value,
        Optional<ReadingContext> context,
        Optional<ValueFormat> format,
        Optional<Measurand> measurand,
        Optional<Phase> phase,
        Optional<Location> location,
        Optional<UnitOfMeasure> unit) {

    /** The wire form of a value as the station sampled it, with everything spelled out but the format. */
    public static SampledValue of(dev.hotplug.model.SampledValue sampled) {
        return new SampledValue(
                sampled.value().toPlainString(),
                Optional.of(sampled.context()),
                Optional.empty(),
                Optional.of(sampled.measurand()),
                sampled.phase(),
                Optional.of(sampled.location()),
                sampled.unit());
    }
}
