/** The embedded framework: installs exactly what the features list, hands over configuration, waits until the charger is ready. */
package dev.hotplug.runtime.container;
