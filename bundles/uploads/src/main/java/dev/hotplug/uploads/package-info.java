/**
 * What the feature profiles that upload files share: one upload at a time, try after try, each end told exactly once whatever
 * is restarted or replaced meanwhile. A profile brings its requests, and how its message says a status. {@link StatusQueue} also
 * carries the statuses of firmware updates. For profiles only.
 */
@Export
@Version("1.2.0")
package dev.hotplug.uploads;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
