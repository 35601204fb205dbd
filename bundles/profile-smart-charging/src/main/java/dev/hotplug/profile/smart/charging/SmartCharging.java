package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus;
import dev.hotplug.ocpp16.types.ChargingProfile;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the handlers ask for; inside this bundle only. Loop; stages complete on it. */
interface SmartCharging {

    /**
     * Installs a profile; Accepted once it is durable and in force.
     *
     * @throws dev.hotplug.ocpp.CallException for a connector that does not exist (statement 88)
     */
    CompletionStage<ChargingProfileStatus> set(ConnectorId connector, ChargingProfile profile);

    /** Removes profiles; Accepted once that is durable and in force. */
    CompletionStage<ClearChargingProfileStatus> clear(ClearChargingProfile.Req request);

    /** The profiles that are installed. */
    List<Installed> installed();

    /** Which limits will hold. */
    GetCompositeSchedule.Conf composite(GetCompositeSchedule.Req request);
}
