/** Reset (OCPP 1.6 section 5.14): when the process may end after the transactions were told to. */
package dev.hotplug.station.reset;
