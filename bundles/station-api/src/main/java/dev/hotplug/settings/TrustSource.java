package dev.hotplug.settings;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which roots and which client certificate the connection uses, in place of those of the provisioning file; a service
 * of whoever manages certificates at run time. A change is a new registration; what was said last stays in force while
 * there is none (the bundle is being swapped).
 */
@ConsumerType
public interface TrustSource {

    /** @param provisioned what the provisioning file left. Any thread; short. */
    CentralSystem.Trust trust(CentralSystem.Trust provisioned);
}
