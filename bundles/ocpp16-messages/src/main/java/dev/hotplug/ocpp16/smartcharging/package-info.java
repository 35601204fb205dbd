/**
 * The messages of the Smart Charging profile (OCPP 1.6 section 3.1).
 * The mapping to JSON is in {@link dev.hotplug.ocpp16.types}.
 */
@Export
@Version("1.0.0")
package dev.hotplug.ocpp16.smartcharging;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
