/** The diagnostics part of the OCPP 1.6 Firmware Management feature profile. */
package dev.hotplug.profile.firmware.management;
