package dev.hotplug.ocpp16.core;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Tells that a transaction has started (OCPP 1.6 section 4.8). */
public final class StartTransaction {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("StartTransaction", Req.class, Conf.class);

    private StartTransaction() {}

    /** @param meterStart Wh */
    public record Req(int connectorId, IdTag idTag, long meterStart, Optional<Integer> reservationId, Instant timestamp) {

        public Req {
            Limits.atLeast("connectorId", 1, connectorId);
        }
    }

    /** @param transactionId any number, 0 and negative ones too (errata 3.54) */
    public record Conf(IdTagInfo idTagInfo, int transactionId) {}
}
