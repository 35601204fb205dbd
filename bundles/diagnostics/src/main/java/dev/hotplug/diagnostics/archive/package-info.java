/**
 * Gathers what the bundles know about the charger into one zip file, within bounds and without secrets. Nothing runs before
 * somebody asks.
 */
package dev.hotplug.diagnostics.archive;
