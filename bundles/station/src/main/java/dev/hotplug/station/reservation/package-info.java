/** Which connectors are kept for whom, and who may use what is kept. Pure; no service, no clock and no store is reached from here. */
package dev.hotplug.station.reservation;
