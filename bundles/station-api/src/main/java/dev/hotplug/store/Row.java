package dev.hotplug.store;

/** One row of a keyed table. */
public record Row(String key, Fields fields) {}
