/**
 * The updater: checks a file, stages what it holds, replaces bundles on a thread of its own, looks whether the charger is as well as
 * before, and commits with one record, or goes back. Keel: it is replaced by a restart of the process only.
 */
package dev.hotplug.updater;
