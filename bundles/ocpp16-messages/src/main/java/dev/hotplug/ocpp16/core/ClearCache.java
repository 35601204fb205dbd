package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;

/** Empties the authorization cache (OCPP 1.6 section 5.4). */
public final class ClearCache {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ClearCache", Req.class, Conf.class);

    private ClearCache() {}

    public record Req() {}

    public record Conf(ClearCacheStatus status) {}

    /** Rejected without a cache. */
    public enum ClearCacheStatus {
        Accepted,
        Rejected
    }
}
