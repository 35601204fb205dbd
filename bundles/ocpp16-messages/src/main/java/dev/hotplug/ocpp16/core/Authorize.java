package dev.hotplug.ocpp16.core;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp.Operation;

/** Asks whether an idTag may start or stop charging (OCPP 1.6 section 4.1). */
public final class Authorize {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("Authorize", Req.class, Conf.class);

    private Authorize() {}

    public record Req(IdTag idTag) {}

    public record Conf(IdTagInfo idTagInfo) {}
}
