/**
 * The one thread on which the state of the station changes, its timers and its two clocks: wall time as the central
 * system corrects it, and elapsed time that never jumps. Provided by the station; tests drive all of it by hand.
 */
@Export
@Version("1.0.0")
package dev.hotplug.loop;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
