package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import dev.hotplug.ocpp16.types.MeterValue;
import java.util.List;
import java.util.Optional;

/** Sampled values of a connector, or of the charge point (0) (OCPP 1.6 section 4.7). */
public final class MeterValues {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("MeterValues", Req.class, Conf.class);

    private MeterValues() {}

    /** @param meterValue one or more */
    public record Req(int connectorId, Optional<Integer> transactionId, List<MeterValue> meterValue) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
            meterValue = Limits.some("meterValue", meterValue);
        }
    }

    public record Conf() {}
}
