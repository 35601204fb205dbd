package dev.hotplug.hardware;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a driver speaks to the station. Every method may be called from any thread, posts to the station loop and returns
 * at once; a signal is never dropped. The station is the only provider.
 */
@ProviderType
public interface HardwareSignals {

    /** The whole state of a connector, now. */
    void report(ChargerDriver from, ConnectorId connector, ConnectorState state);

    /** A card at the reader, already in the form that goes to the central system. */
    void present(ChargerDriver from, IdTag idTag);

    /** A PIN on the screen, as the tag that goes to the central system: the same, but throttled against guessing. */
    default void typed(ChargerDriver from, IdTag pin) {
        present(from, pin);
    }

    /** A fault of the charge point as a whole (reader, electronics), or its end when {@code present} is false. */
    void chargePointFault(ChargerDriver from, Fault fault, boolean present);
}
