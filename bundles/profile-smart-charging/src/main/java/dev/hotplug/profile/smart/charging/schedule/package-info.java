/**
 * What charging profiles say over time, as pure functions: no service, no clock, no store. Time is counted in whole seconds
 * since 1970 UTC, so that a day has 86,400 of them whatever summer time does; current in A per phase.
 */
package dev.hotplug.profile.smart.charging.schedule;
