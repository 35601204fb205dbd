package dev.hotplug.station.connector;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import java.util.Optional;

/**
 * Why a transaction shall end, and who said so.
 *
 * @param by the tag that was presented; empty when the charge point or the central system ends it
 */
public record StopOrder(Reason reason, Optional<IdTag> by) {

    public static StopOrder of(Reason reason) {
        return new StopOrder(reason, Optional.empty());
    }
}
