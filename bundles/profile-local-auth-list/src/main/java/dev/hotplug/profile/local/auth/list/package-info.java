/**
 * The Local Auth List Management profile of OCPP 1.6 (section 3.5.2): SendLocalList and GetLocalListVersion. It carries the
 * list from the central system into the store; the station looks the cards up there. Nothing is kept in memory, so nothing
 * is lost when the bundle is swapped.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {"profile=LocalAuthListManagement", "actions:List<String>=\"" + LocalListKeys.ANSWERED + "\""})
package dev.hotplug.profile.local.auth.list;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
