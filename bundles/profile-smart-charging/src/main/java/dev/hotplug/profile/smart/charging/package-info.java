/**
 * The Smart Charging profile of OCPP 1.6 (section 3.13). It keeps the charging profiles, works out what they mean from now
 * on, and leaves that with the station as limit plans: the station obeys them whether or not this bundle is there.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {"profile=SmartCharging", "actions:List<String>=\"" + SmartChargingKeys.ANSWERED + "\""})
package dev.hotplug.profile.smart.charging;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
