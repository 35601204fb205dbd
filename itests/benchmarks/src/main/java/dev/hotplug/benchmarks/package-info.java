/**
 * Measures the packaged distribution from outside, its store from inside, and the peers it is compared with, all in one run. One thread
 * measures; it is the central system too, so that no hand-over between threads is counted.
 */
package dev.hotplug.benchmarks;
