/**
 * The messages of the OCPP 1.6 security white paper, edition 3 ("Improved security for OCPP 1.6-J", section 5).
 * The mapping to JSON is in {@link dev.hotplug.ocpp16.types}.
 */
@Export
@Version("1.0.0")
package dev.hotplug.ocpp16.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
