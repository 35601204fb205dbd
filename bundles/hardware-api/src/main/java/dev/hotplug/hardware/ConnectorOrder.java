package dev.hotplug.hardware;

/**
 * What the station wants of one connector, whole.
 *
 * @param energyAllowed     whether the contactor may be closed when the car asks for energy
 * @param limitMilliampere  the lowest of all limits in force, per phase; below the model's minimum means pause (no offer),
 *                          0 likewise; the driver still applies the cable's and its own limit
 * @param phases            how many phases to use, 1 or 3; ignored where the model cannot switch
 * @param locked            whether the plug shall be held; ignored where there is no lock
 * @param available         false: the pilot shows that the EVSE is not available to a car
 */
public record ConnectorOrder(boolean energyAllowed, int limitMilliampere, int phases, boolean locked, boolean available) {

    /** The safe order: no energy, nothing held. */
    public static final ConnectorOrder SAFE = new ConnectorOrder(false, 0, 3, false, true);

    public ConnectorOrder {
        if (limitMilliampere < 0) {
            throw new IllegalArgumentException("limitMilliampere is negative: " + limitMilliampere);
        }
    }
}
