package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;

/** Asks for a transaction to be stopped (OCPP 1.6 section 5.12). */
public final class RemoteStopTransaction {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("RemoteStopTransaction", Req.class, Conf.class);

    private RemoteStopTransaction() {}

    /** @param transactionId any number, 0 and negative ones too (errata 3.54) */
    public record Req(int transactionId) {}

    public record Conf(RemoteStartStopStatus status) {}
}
