/** What bundles know about the charger, for an archive that a person reads. */
@Export
@Version("1.0.0")
package dev.hotplug.diagnostics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
