/** Gathers what the bundles know about the charger into one archive. */
package dev.hotplug.diagnostics;
