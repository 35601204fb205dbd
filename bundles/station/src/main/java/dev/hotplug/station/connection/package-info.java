/**
 * Changes of the connection to the central system by trial: what is in force stays until what is new has worked. Also says
 * to the transport what to connect to.
 */
package dev.hotplug.station.connection;
