package dev.hotplug.profile.firmware.management;

import dev.hotplug.security.SecurityEvent;
import java.time.Duration;
import java.time.Instant;

/** What is to be done. */
sealed interface Effect {

    /** Looks again at that wall time. */
    record Wait(Instant until) implements Effect {}

    /** Looks again after that. */
    record Pause(Duration length) implements Effect {}

    /** Fetches the file, or the rest of it. */
    record Fetch() implements Effect {}

    /** Looks whether what was fetched is genuine and fits. */
    record Verify() implements Effect {}

    /** Gives it to the updater. */
    record Install() implements Effect {}

    /** Tells the security log. */
    record Alarm(SecurityEvent event, String sentence) implements Effect {}
}
