package dev.hotplug.updater;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.station.StationSnapshot;

/** Whether nobody is using the charger: no transaction, no energy, and no one who has shown a card or plugged in to begin. Pure. */
final class Idle {

    private Idle() {}

    static boolean is(StationSnapshot station) {
        return station.connectors().values().stream().allMatch(Idle::is);
    }

    private static boolean is(StationSnapshot.Connector connector) {
        return connector.transaction().isEmpty()
                && !connector.hardware().contactorClosed()
                && connector.status().status() != ChargePointStatus.Preparing;
    }
}
