/**
 * The persistence port, in three shapes: append-only logs with named cursors, small documents by name, and keyed
 * tables. What is written in one Batch is durable whole or not at all. No class names and no Java types reach the
 * disk: records are flat maps of text, so that the version before can read them.
 */
@Export
@Version("1.0.0")
package dev.hotplug.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
