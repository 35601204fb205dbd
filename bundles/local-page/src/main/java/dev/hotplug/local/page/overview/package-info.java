/** What the overview shows: the charger as it is now, and in one sentence why it does not charge. */
package dev.hotplug.local.page.overview;
