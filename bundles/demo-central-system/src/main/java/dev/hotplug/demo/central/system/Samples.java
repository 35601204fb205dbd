package dev.hotplug.demo.central.system;

import eu.chargetime.ocpp.model.core.MeterValue;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.SampledValue;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Finds energy and power in MeterValues (OCPP 1.6 section 7.43: an absent measurand is the energy register in Wh). */
final class Samples {

    private static final String REGISTER = "Energy.Active.Import.Register";
    private static final String POWER = "Power.Active.Import";

    private Samples() {}

    static Heard.Sampled of(MeterValuesRequest request) {
        return new Heard.Sampled(request.getConnectorId(), newest(request, REGISTER), newest(request, POWER));
    }

    /** Of values for all phases together, in Wh or W. */
    private static OptionalDouble newest(MeterValuesRequest request, String measurand) {
        return values(request)
                .filter(value -> value.getPhase() == null && measurand.equals(measurand(value)))
                .mapToDouble(Samples::base)
                .reduce((earlier, later) -> later);
    }

    private static Stream<SampledValue> values(MeterValuesRequest request) {
        return Arrays.stream(request.getMeterValue()).map(MeterValue::getSampledValue).flatMap(Arrays::stream);
    }

    private static String measurand(SampledValue value) {
        return value.getMeasurand() == null ? REGISTER : value.getMeasurand();
    }

    private static double base(SampledValue value) {
        boolean kilo = value.getUnit() != null && value.getUnit().startsWith("k");
        return Double.parseDouble(value.getValue()) * (kilo ? 1000 : 1);
    }
}
