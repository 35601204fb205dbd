/** Limits of current that others leave: how plans are kept, what they say at a moment, how connectors share a limit. */
package dev.hotplug.station.limit;
