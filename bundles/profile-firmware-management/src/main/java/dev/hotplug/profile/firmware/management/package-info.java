/**
 * The diagnostics part of the OCPP 1.6 Firmware Management feature profile: GetDiagnostics (section 5.9) and
 * DiagnosticsStatusNotification (section 4.4), and the status of firmware updates for who asks. The manifest names what is
 * answered; it does not name the profile, because UpdateFirmware is not.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {
            "actions:List<String>=\"GetDiagnostics\"",
            "triggers:List<String>=\"DiagnosticsStatusNotification,FirmwareStatusNotification\""
        })
package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
