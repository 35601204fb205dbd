/**
 * The charge point at work: connectors around their pure rules, cards, commands, the driver, what is published. Everything
 * here runs on the station loop.
 */
package dev.hotplug.station.chargepoint;
