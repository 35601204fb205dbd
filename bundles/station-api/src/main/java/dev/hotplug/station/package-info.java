/**
 * Commands into the station, decisions and immutable snapshots out of it. The station speaks the words of OCPP 1.6
 * and knows none of its messages.
 */
@Export
@Version("1.1.0")
package dev.hotplug.station;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
