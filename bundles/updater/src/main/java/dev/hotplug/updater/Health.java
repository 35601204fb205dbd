package dev.hotplug.updater;

/** Looks how the charger does. Any thread. */
@FunctionalInterface
interface Health {

    Picture look();
}
