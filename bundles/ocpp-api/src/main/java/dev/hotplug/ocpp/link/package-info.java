/**
 * The border between the socket and the dispatcher: text frames, and the status of the link in words a technician
 * understands.
 */
@Export
@Version("1.0.0")
package dev.hotplug.ocpp.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
