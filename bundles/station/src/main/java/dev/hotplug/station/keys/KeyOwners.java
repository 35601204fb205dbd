package dev.hotplug.station.keys;

import dev.hotplug.settings.SettingsOwner;

/** Takes up owners of keys as they come and go. Any thread but the station loop. */
interface KeyOwners {

    /** An owner has come; {@code bundle} is the symbolic name of its bundle. */
    void add(SettingsOwner owner, String bundle);

    /** An owner leaves; it is not called any more when this returns. */
    void remove(SettingsOwner owner);

    /** Whether all bundles of the set have been started: from then on, values for keys that nobody owns are reported. */
    void setComplete(boolean complete);
}
