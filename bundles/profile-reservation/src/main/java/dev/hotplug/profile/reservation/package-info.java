/** The OCPP 1.6 Reservation feature profile. */
package dev.hotplug.profile.reservation;
