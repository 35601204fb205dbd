/**
 * The loop, the two clocks, what a swapped component leaves for its next version, and the end of the process. The only
 * package of the station that has a thread or asks the system for the time.
 */
package dev.hotplug.station.turns;
