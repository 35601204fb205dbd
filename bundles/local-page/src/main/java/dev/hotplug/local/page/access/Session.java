package dev.hotplug.local.page.access;

import dev.hotplug.page.Access;

/**
 * Somebody who has signed in.
 *
 * @param user       {@code technician} or {@code viewer}, or the name of an API token
 * @param csrf       what a page of ours sends along with whatever changes something; empty for an API token, which no
 *                   browser sends by itself
 * @param mustChange signed in with the first password: may do nothing but choose another one
 */
public record Session(String user, Access access, String csrf, boolean mustChange) {

    /** Never the token. */
    @Override
    public String toString() {
        return "Session[" + user + "]";
    }
}
