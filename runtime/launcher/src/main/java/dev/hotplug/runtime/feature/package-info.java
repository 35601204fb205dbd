/** What a composed feature says: which bundles, in which order, with which digests, and which configurations they know. */
package dev.hotplug.runtime.feature;
