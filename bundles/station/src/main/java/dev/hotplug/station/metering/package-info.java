/** Meter values: which can be measured, how readings become sampled values, and when samples are due. */
package dev.hotplug.station.metering;
