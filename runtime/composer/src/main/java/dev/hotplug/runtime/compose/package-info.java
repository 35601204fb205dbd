/** Lays out the distribution at build time: features composed from slices, every bundle checked and pinned. Never shipped. */
package dev.hotplug.runtime.compose;
