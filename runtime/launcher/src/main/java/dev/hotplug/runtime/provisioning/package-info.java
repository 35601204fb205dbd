/** The provisioning file: its structure is checked here, the meaning of each value by the bundle that owns it. */
package dev.hotplug.runtime.provisioning;
