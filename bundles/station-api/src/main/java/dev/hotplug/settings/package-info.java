/**
 * Configuration keys. The bundle that implements a key's effect owns the key (SettingsOwner); everybody reads and
 * changes values through Settings. Also what the provisioning file says about the central system.
 */
@Export
@Version("1.0.0")
package dev.hotplug.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
