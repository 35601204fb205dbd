package dev.hotplug.profile.core;

import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Registration;

/** Whether the charge point may speak by itself: the socket is open and the registration Accepted (OCPP 1.6 section 4.2). */
record Online(Csms csms, Registration registration) {

    /** Station loop. */
    boolean now() {
        return csms.open() && registration.state() == Registration.State.Accepted;
    }

    /** The same for what the central system has asked for: Pending is enough. Station loop. */
    boolean whenAsked() {
        return now() || csms.open() && registration.state() == Registration.State.Pending;
    }
}
