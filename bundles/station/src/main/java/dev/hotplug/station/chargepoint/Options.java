package dev.hotplug.station.chargepoint;

/**
 * Configuration of the station (PID dev.hotplug.station).
 *
 * @param checkpointMillis        how old the stored register of a running transaction may become, ms
 * @param authorizationCacheSize  most entries of the authorization cache
 */
public record Options(long checkpointMillis, int authorizationCacheSize) {

    public Options {
        if (checkpointMillis < 1_000 || checkpointMillis > 600_000) {
            throw new IllegalArgumentException("checkpointMillis must be from 1000 to 600000, it is " + checkpointMillis);
        }
        if (authorizationCacheSize < 1 || authorizationCacheSize > 100_000) {
            throw new IllegalArgumentException(
                    "authorizationCacheSize must be from 1 to 100000, it is " + authorizationCacheSize);
        }
    }
}
