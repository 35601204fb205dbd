package dev.hotplug.itests.conformance;

/**
 * Says of a row that no test shows it yet.
 *
 * @param file where the mark stands, for the sentence that says it is stale
 */
record Mark(String row, String reason, String file) {}
