/** The OCPP set-up of the vendor's guide: what is entered, what is wrong with it, the connection doctor, and the change itself. */
package dev.hotplug.local.page.ocpp;
