/**
 * Update sets ({@code *.hpkg}), described in {@code docs/update-set.md}: what they say, how they are written, read, verified, judged
 * for a station, patched, and fetched in part. The device and the vendor's tool run this same code.
 *
 * <p>Everything here is pure or works on streams that it is given: no threads, no clock, no files of its own, nothing kept. What may
 * be wrong with a set is a value, a {@link dev.hotplug.update.set.Refusal}; exceptions are for broken disks and connections.
 */
@Export
@Version("1.0.0")
package dev.hotplug.update.set;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
