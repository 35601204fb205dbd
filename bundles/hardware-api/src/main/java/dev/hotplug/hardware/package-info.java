/**
 * What a charger model implements ({@link dev.hotplug.hardware.ChargerDriver}) and what it may tell the station
 * ({@link dev.hotplug.hardware.HardwareSignals}). A driver vendor compiles against this package. State is exchanged
 * whole, never as increments, so that a driver can be replaced by its next version in the middle of a charge.
 */
@Export
@Version("1.1.0")
package dev.hotplug.hardware;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
