/**
 * Configuration keys: who owns which, where their values come from, and how they change. The registry is the one place that
 * stores values; the owners make them effective.
 */
package dev.hotplug.station.keys;
