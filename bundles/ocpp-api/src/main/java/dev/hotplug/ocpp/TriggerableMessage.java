package dev.hotplug.ocpp;

import dev.hotplug.model.ConnectorId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A message that the central system may ask for (TriggerMessage, OCPP 1.6 section 5.17); a whiteboard service of the bundle
 * that sends it. That bundle names it in its manifest (capability {@link ProfileCatalogue#NAMESPACE}, attribute
 * {@code triggers}), so that a request which arrives while the bundle is being swapped waits.
 */
@ConsumerType
public interface TriggerableMessage {

    /** The message, as MessageTrigger spells it; constant. Any thread. */
    String message();

    /**
     * What sends it, to be run once the request has been answered; empty: it cannot be sent now, or not for this
     * connector, and the request is Rejected. Nothing is sent before it is run. Station loop; must not block.
     *
     * @param connector empty: every one that the message can be about. A message that is about no connector ignores it.
     */
    Optional<Runnable> prepare(Optional<ConnectorId> connector);
}
