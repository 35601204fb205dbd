/**
 * The vendor's tool for update sets, {@code hotplug set}. What a set is, and whether it is good, is decided by the library that the
 * charger uses too; here are files, keys, the command line and words.
 */
package dev.hotplug.runtime.set;
