package dev.hotplug.ocpp16.types;

import java.time.Instant;
import java.util.List;

/**
 * Values measured at one moment (OCPP 1.6 section 4.7).
 *
 * @param sampledValue one or more
 */
public record MeterValue(Instant timestamp, List<SampledValue> sampledValue) {

    public MeterValue {
        sampledValue = Limits.some("sampledValue", sampledValue);
    }
}
