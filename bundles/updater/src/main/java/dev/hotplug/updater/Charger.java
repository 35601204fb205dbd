package dev.hotplug.updater;

import dev.hotplug.update.set.PackageTrust;
import dev.hotplug.update.set.StationIdentity;
import java.time.Instant;

/** What a set is judged by, as it is at the moment of asking. Any thread. */
interface Charger {

    StationIdentity identity();

    /** Whose sets are taken. */
    PackageTrust trust();

    /** What dates of certificates are compared with. */
    Instant now();

    /** Free bytes on the disk of the data folder. */
    long freeBytes();
}
