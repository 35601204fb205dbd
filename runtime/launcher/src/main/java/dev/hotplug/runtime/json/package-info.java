/** A strict JSON reader, small enough for the start of a charger: no duplicate keys, bounded size and depth, comments where allowed. */
package dev.hotplug.runtime.json;
