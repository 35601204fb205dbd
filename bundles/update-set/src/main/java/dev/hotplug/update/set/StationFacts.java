package dev.hotplug.update.set;

import java.util.Map;
import java.util.Optional;

/**
 * What a set is judged by.
 *
 * @param identity        what the station is
 * @param securityCounter highest counter that was ever confirmed here
 * @param java            version of Java, {@code 17.0.9}
 * @param api             version of what the launcher gives to bundles
 * @param storage         version of the data folder's layout
 * @param freeBytes       what may be filled
 * @param stored          schemas of what is stored, by name of the store
 * @param running         document of the committed set; empty when none was ever installed
 */
public record StationFacts(
        StationIdentity identity,
        long securityCounter,
        String java,
        String api,
        String storage,
        long freeBytes,
        Map<String, StateSchema> stored,
        Optional<SetDocument> running) {

    public StationFacts {
        stored = Map.copyOf(stored);
    }
}
