/** The OCPP 1.6 Smart Charging feature profile. */
package dev.hotplug.profile.smart.charging;
