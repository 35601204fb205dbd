/** Fakes for the api bundles that tests drive by hand: no thread, no sleep, no system clock. Never in a feature. */
package dev.hotplug.testkit;
