/** The technician's page: what of it is wired to the HTTP server and to the sections. */
package dev.hotplug.local.page;
