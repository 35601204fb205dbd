/** The OCPP 1.6 Remote Trigger feature profile. */
package dev.hotplug.profile.remote.trigger;
