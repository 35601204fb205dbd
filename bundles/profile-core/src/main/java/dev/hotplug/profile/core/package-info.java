/**
 * The Core profile of OCPP 1.6 (section 3.1): the ten calls that the charge point makes and the nine it answers, one class
 * per behaviour, named after the message. Nothing here is lost when the bundle is swapped: transactions wait in the
 * station's log, the registration is kept by the dispatcher, and what was said last goes through the hand-over.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {
            "profile=Core",
            "actions:List<String>=\"" + CoreActions.ANSWERED + "\"",
            "triggers:List<String>=\"" + CoreActions.TRIGGERABLE + "\""
        })
package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
