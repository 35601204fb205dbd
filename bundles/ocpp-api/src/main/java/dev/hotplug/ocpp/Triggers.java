package dev.hotplug.ocpp;

import dev.hotplug.model.ConnectorId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Has a message sent that the central system asks for: answer first, message after. For the handlers of TriggerMessage and
 * its like; who sends the messages are the {@link TriggerableMessage}s of the set.
 */
@ProviderType
public interface Triggers {

    /**
     * Prepares a message. When it is Accepted, the message is sent in a turn of its own behind the one in which the stage
     * completes, so behind an answer that is made of the stage. While the bundle that sends the message is being swapped
     * the stage waits for it, as long as a call waits for its handler, and is Rejected when nobody came. Station loop; the
     * stage completes on it.
     *
     * @param message   name, case-sensitive
     * @param connector empty: every one that the message can be about; of no effect when it is about none
     */
    CompletionStage<Status> trigger(String message, Optional<ConnectorId> connector);

    /** What becomes of a message that was asked for. */
    enum Status {
        /** It will be sent. */
        Accepted,
        /** It cannot be sent now, or not for this connector. */
        Rejected,
        /** No bundle of the set sends it. */
        NotImplemented
    }
}
