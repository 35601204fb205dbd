package dev.hotplug.station;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asks the central system whether a tag may charge (Authorize, OCPP 1.6 section 4.1); a service of the core profile. While
 * it is being swapped the station keeps a presented card waiting for it, at most 10 s.
 */
@ConsumerType
public interface CentralAuthorization {

    /**
     * Empty when nothing was heard of the central system: offline, not accepted, no answer. Completes exceptionally when it
     * answered that it failed. Called and completed on the loop.
     */
    CompletionStage<Optional<IdTagInfo>> authorize(IdTag idTag);
}
