package dev.hotplug.store;

/**
 * One entry of a log.
 *
 * @param sequence position, growing by one or more from entry to entry; never used twice
 * @param fields   what was appended
 */
public record LogEntry(long sequence, Fields fields) {}
