package dev.hotplug.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One measured value, as the station samples and stores it.
 *
 * @param value    in {@code unit}, plain decimal notation on the wire
 * @param context  why it was taken
 * @param measurand what was measured
 * @param phase    empty for a sum or where phases have no meaning
 * @param location Inlet for the charge point's grid connection, Outlet for a connector
 * @param unit     empty where OCPP 1.6 has no unit for it (Frequency)
 */
public record SampledValue(
        BigDecimal value,
        ReadingContext context,
        Measurand measurand,
        Optional<Phase> phase,
        Location location,
        Optional<UnitOfMeasure> unit) {}
