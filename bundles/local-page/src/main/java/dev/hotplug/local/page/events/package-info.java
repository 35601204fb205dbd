/** Server-sent events: what open pages follow, bounded in number and in what waits for a slow reader. */
package dev.hotplug.local.page.events;
