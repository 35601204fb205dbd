package dev.hotplug.ocpp;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers one action of the central system; a whiteboard service. Its bundle declares the action in its manifest
 * (capability {@code dev.hotplug.ocpp.profile}), so that a call that arrives while the bundle is being swapped waits.
 */
@ConsumerType
public interface ActionHandler<Q extends Record, C extends Record> {

    Operation<Q, C> operation();

    /**
     * Deals with a request; station loop, must not block. The stage completes on the loop, now or later. Completing it with
     * a {@link CallException} answers that CALLERROR; any other exception answers InternalError.
     */
    CompletionStage<C> handle(Q request);
}
