/** Configuration keys that operators of these chargers know from the vendor. */
package dev.hotplug.wallbox.keys;
