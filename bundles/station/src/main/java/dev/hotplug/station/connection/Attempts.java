package dev.hotplug.station.connection;

import dev.hotplug.settings.ConnectionTrial.Registered;

/** What was heard of the connection since the settings that are used were last changed. Loop. */
final class Attempts {

    private long connectedTo;
    private int failed;
    private String lastFailure = "nothing was heard of it";

    /** Other settings are used. */
    void begin() {
        connectedTo = 0;
        failed = 0;
        lastFailure = "nothing was heard of it";
    }

    /** @param number of the set-up */
    void connected(long number) {
        connectedTo = number;
        lastFailure = "it has not accepted the BootNotification";
    }

    void failed(String why) {
        connectedTo = 0;
        failed++;
        lastFailure = why;
    }

    void registered(Registered answer) {
        if (answer != Registered.ACCEPTED) {
            lastFailure = "it answered BootNotification with " + answer;
        }
    }

    /** The connection is open, and to this set-up. */
    boolean isConnected(long number) {
        return connectedTo == number;
    }

    int failed() {
        return failed;
    }

    /** Why it has not worked yet, in words. */
    String lastFailure() {
        return lastFailure;
    }
}
