/** Who may charge: local list and cache before the central system, as the configuration keys say. */
package dev.hotplug.station.authorization;
