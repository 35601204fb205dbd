/**
 * Moves a file to or from an address that somebody else named, a central system above all. Nothing of it is trusted: schemes,
 * lengths, sizes and times are bounded, a failure is a value with one sentence, and no sentence ever holds a password.
 * Provided by the file-transfer bundle; whoever uploads diagnostics or logs, or fetches a firmware, uses it.
 */
@Export
@Version("1.3.0")
package dev.hotplug.transfer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
