package dev.hotplug.settings;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which central system to connect to; a service. The station registers one with ranking 0 when the provisioning file
 * has been applied; the demo registers one with a higher ranking, which is in force while it is there and is never stored.
 */
@ConsumerType
public interface CentralSystemSource {

    /** What is in force; constant for the life of the service (a change is a new registration). Any thread. */
    CentralSystem centralSystem();
}
