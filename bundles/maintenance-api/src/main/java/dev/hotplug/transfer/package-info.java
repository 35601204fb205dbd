/** Moves a file to or from an address that the central system named. */
@Export
@Version("1.0.0")
package dev.hotplug.transfer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
