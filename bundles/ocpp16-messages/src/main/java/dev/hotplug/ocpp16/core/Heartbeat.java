package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import java.time.Instant;

/** Shows that the charge point is there, and asks the time (OCPP 1.6 section 4.6). */
public final class Heartbeat {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("Heartbeat", Req.class, Conf.class);

    private Heartbeat() {}

    public record Req() {}

    public record Conf(Instant currentTime) {}
}
