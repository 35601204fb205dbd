/**
 * What happened, in the past tense: the durable events of transactions, in the order in which the central system
 * must hear of them.
 */
@Export
@Version("1.0.0")
package dev.hotplug.station.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
