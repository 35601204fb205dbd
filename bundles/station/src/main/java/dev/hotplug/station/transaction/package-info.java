/**
 * Transactions as the store knows them: local ids, the durable event log that is also the offline queue, register
 * checkpoints, values for StopTransaction, and the closing of what a lost process left open.
 */
package dev.hotplug.station.transaction;
