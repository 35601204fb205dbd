/** Sections about what has happened: cards that were shown, and charges that are over. */
package dev.hotplug.local.page.charges;
