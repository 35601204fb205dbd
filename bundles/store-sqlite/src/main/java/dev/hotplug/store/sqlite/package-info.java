/**
 * The persistence port on SQLite: one file, one writing thread with group commit, a second connection for reads, a
 * checksum with each record, and a way back from a damaged file.
 */
package dev.hotplug.store.sqlite;
