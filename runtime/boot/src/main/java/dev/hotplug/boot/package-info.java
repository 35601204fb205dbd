/**
 * Which set of bundles runs: the boot record, the generations it names, and the store that holds their bundles. Shared by the
 * launcher, which writes before the framework starts and after it has stopped, and the updater, which writes in between; each
 * has its own copy of these classes, and what joins them is the form of the files.
 *
 * <p>Every operation on a file goes through {@link dev.hotplug.boot.Disk}, so that tests record what really happens, stop after
 * each operation, and let everything be lost that was not synced.
 */
package dev.hotplug.boot;
