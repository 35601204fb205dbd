/**
 * How any bundle contributes a section to the technician's page, without knowing the page: texts in two languages, one
 * small JavaScript module, resources under a path of its own, and topics that are followed live. No JSON types: values are
 * maps, lists, texts, numbers and booleans, and the page writes them.
 */
@Export
@Version("1.1.0")
package dev.hotplug.page;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
