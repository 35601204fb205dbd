/** The section of the technician's page about the software: what runs, updates by upload, the way back, the history. */
package dev.hotplug.update.page;
