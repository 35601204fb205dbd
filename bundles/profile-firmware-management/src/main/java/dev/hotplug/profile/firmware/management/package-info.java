/**
 * The OCPP 1.6 Firmware Management feature profile: UpdateFirmware (section 5.19), GetDiagnostics (section 5.9) and their statuses
 * (sections 4.4, 4.5); and the firmware messages of the security white paper (L01), because both kinds of request are for the one
 * updater.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {
            "profile=FirmwareManagement",
            "actions:List<String>=\"GetDiagnostics,SignedUpdateFirmware,UpdateFirmware\"",
            "triggers:List<String>=\"DiagnosticsStatusNotification,FirmwareStatusNotification,SignedFirmwareStatusNotification\""
        })
package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
