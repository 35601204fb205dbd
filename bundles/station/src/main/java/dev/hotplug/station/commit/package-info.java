/** Writing to the store from the loop: batches go out, their outcome comes back as a turn. */
package dev.hotplug.station.commit;
