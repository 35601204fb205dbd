/** Sections about what can be set: configuration keys, charging, and the network. */
package dev.hotplug.local.page.settings;
