/**
 * One connector as a pure state machine: immutable facts, signals that change them, transitions that follow by
 * themselves, the table from facts to the nine OCPP statuses, and the order that follows for the driver. No service,
 * no clock and no store is reached from here.
 */
package dev.hotplug.station.connector;
