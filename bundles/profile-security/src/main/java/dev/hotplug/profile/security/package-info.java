/**
 * The security white paper on top of OCPP 1.6-J (edition 3): certificates, security events, logs and extended triggers. What must
 * not be lost is with the keel: certificates and keys in the certificate store, events in the security log. So this bundle
 * is swapped without a trace.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {
            "actions:List<String>=\"" + SecurityKeys.ANSWERED + "\"",
            "triggers:List<String>=\"" + CertificateSigning.MESSAGE + ",LogStatusNotification\""
        })
package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;
