/** Which set a start runs: the boot record, its generation or the distribution's own, and what is written before anything starts. */
package dev.hotplug.runtime.generation;
