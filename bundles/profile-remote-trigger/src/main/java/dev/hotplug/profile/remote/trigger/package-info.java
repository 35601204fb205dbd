/**
 * The Remote Trigger profile of OCPP 1.6 (section 3.1): TriggerMessage. Each message is sent by the bundle whose message it
 * is; this one knows none of them and keeps no state.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {"profile=RemoteTrigger", "actions:List<String>=\"" + TriggerMessageHandler.ANSWERED + "\""})
package dev.hotplug.profile.remote.trigger;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
