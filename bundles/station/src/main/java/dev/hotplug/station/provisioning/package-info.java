/**
 * Applies the provisioning file once, and publishes what it left: which charger this is, and its central system.
 */
package dev.hotplug.station.provisioning;
