package dev.hotplug.security;

import org.osgi.annotation.versioning.ProviderType;

/** Where whoever sees a security event reports it. */
@ProviderType
public interface SecurityEvents {

    /**
     * Records that an event has happened just now: in the security log, and, when it is critical, in the queue for the
     * central system. Any thread; returns at once, never fails. Many alike within a short time are counted, not recorded
     * one by one.
     *
     * @param techInfo what a person needs to know, never a secret; more than 255 characters are cut off
     */
    void report(SecurityEvent event, String techInfo);
}
