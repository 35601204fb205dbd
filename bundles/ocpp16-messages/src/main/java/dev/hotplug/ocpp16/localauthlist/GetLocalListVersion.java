package dev.hotplug.ocpp16.localauthlist;

import dev.hotplug.ocpp.Operation;

/** Asks for the version of the local authorization list (OCPP 1.6 section 5.10). */
public final class GetLocalListVersion {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("GetLocalListVersion", Req.class, Conf.class);

    private GetLocalListVersion() {}

    public record Req() {}

    /** @param listVersion 0: the list is empty; -1: local lists are not supported */
    public record Conf(int listVersion) {}
}
