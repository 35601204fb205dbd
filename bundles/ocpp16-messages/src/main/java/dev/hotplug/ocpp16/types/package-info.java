/**
 * What several messages share, and the check of limits. How fields map to JSON, for every package of this bundle: the name
 * of a record component is the name of the field; {@code Optional} is a field that may be left out; a list is never
 * Optional: an empty one is left out, and one that is left out is read as empty (a list that must not be empty is refused
 * by its record). Integers are {@code int}, decimals {@code BigDecimal}, dates {@code Instant}. An enum constant is spelled as its
 * name, or as its {@link dev.hotplug.model.WireName}.
 */
@Export
@Version("1.0.0")
package dev.hotplug.ocpp16.types;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
