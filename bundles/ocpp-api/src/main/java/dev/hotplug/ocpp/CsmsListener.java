package dev.hotplug.ocpp;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of the link and the registration; a whiteboard service. Station loop; must not block. */
@ConsumerType
public interface CsmsListener {

    /** The socket is open and calls can be made. Also called right after binding when it is open already. */
    default void opened() {}

    /** The socket is closed; calls under way end Unanswered. */
    default void closed() {}

    /** The registration changed. */
    default void registrationChanged(Registration.State state) {}
}
