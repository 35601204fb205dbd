package dev.hotplug.station.authorization;

import dev.hotplug.model.IdTag;
import java.util.Optional;

/**
 * A tag that may charge, or that holds a plug.
 *
 * @param parent the group it belongs to, when known
 */
public record Grant(IdTag tag, Optional<IdTag> parent) {

    /** The two belong to the same group. A parent id is only ever compared with a parent id. */
    public boolean sameGroup(Optional<IdTag> otherParent) {
        return parent.isPresent() && parent.equals(otherParent);
    }
}
