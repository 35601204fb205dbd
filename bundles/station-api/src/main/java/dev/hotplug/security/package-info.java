/**
 * Security events, and the certificates and keys that this charge point trusts and shows (OCPP 1.6 security white paper,
 * edition 3). Provided by the keel, so that events are recorded and certificates are there whatever feature profile is
 * being swapped.
 */
@Export
@Version("1.2.0")
package dev.hotplug.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
