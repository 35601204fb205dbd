/**
 * Starts Hotplug: reads the command line, checks everything a person may have got wrong, and runs the container.
 *
 * <p>Nothing here is seen by a bundle except the framework properties and the two services that {@code container} registers.
 */
package dev.hotplug.runtime;
