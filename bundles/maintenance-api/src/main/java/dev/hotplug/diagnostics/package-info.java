/**
 * What bundles know about the charger, for an archive that a person reads. A bundle contributes by a
 * {@code DiagnosticsSource} (whiteboard); the diagnostics bundle writes the archive. No entry may hold a secret.
 */
@Export
@Version("1.1.0")
package dev.hotplug.diagnostics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
