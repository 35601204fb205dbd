/** The thin end towards OSGi: wires the charge point to services and publishes it. */
package dev.hotplug.station.component;
