package dev.hotplug.ocpp16.core;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.model.Reason;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.MeterValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells that a transaction has ended (OCPP 1.6 section 4.10). */
public final class StopTransaction {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("StopTransaction", Req.class, Conf.class);

    private StopTransaction() {}

    /**
     * @param idTag     empty when the charge point itself ended it
     * @param meterStop Wh
     */
    public record Req(
            Optional<IdTag> idTag,
            long meterStop,
            Instant timestamp,
            int transactionId,
            Optional<Reason> reason,
            List<MeterValue> transactionData) {

        public Req {
            transactionData = List.copyOf(transactionData);
        }
    }

    public record Conf(Optional<IdTagInfo> idTagInfo) {}
}
