/**
 * The vocabulary that every bundle shares: connectors, id tags, units and the enumerations of OCPP 1.6, spelled as the
 * specification spells them. Pure values; nobody implements anything here.
 */
@Export
@Version("1.0.0")
package dev.hotplug.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
