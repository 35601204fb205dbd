/**
 * Coverage-guided fuzzing: the entry that the fuzzer calls, the table of targets, and what is watched around each input.
 * The targets themselves stand in the packages that they feed, so that no product class is public for their sake.
 */
package dev.hotplug.fuzz;
