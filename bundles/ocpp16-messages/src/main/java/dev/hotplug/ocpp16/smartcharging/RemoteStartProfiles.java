package dev.hotplug.ocpp16.smartcharging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp16.types.ChargingProfile;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the charging profile that comes with a RemoteStartTransaction (OCPP 1.6 section 5.11) to where it is kept until its
 * transaction begins; a service of the Smart Charging profile. Station loop.
 */
@ConsumerType
public interface RemoteStartProfiles {

    /**
     * Why the remote start has to be Rejected for its profile: the end of a sentence that begins with "the profile". Empty:
     * it can be taken.
     *
     * @param connector empty: the charge point chooses
     */
    Optional<String> refusal(Optional<ConnectorId> connector, ChargingProfile profile);

    /** The remote start was accepted: the profile is in force from the first moment of the transaction that this tag begins. */
    void take(Optional<ConnectorId> connector, IdTag idTag, ChargingProfile profile);
}
