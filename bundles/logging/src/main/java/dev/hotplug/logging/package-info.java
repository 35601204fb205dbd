/** SLF4J's provider: one readable line a record, rotating by size, without secrets. Private: bundles log through {@code org.slf4j}. */
package dev.hotplug.logging;
