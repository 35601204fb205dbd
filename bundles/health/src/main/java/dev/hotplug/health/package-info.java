/** Health checks of the running set, and the page that runs them all. Private: other bundles contribute by publishing a {@code HealthCheck}. */
package dev.hotplug.health;
