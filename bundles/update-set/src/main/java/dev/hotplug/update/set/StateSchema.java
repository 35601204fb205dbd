package dev.hotplug.update.set;

import java.util.Optional;

/**
 * The numbers of one store's schema. Schemas only grow: what is written under {@code writes} can be read by software that itself
 * writes {@code readableFrom} or higher.
 *
 * @param reads        oldest schema that is read
 * @param writes       schema that is written
 * @param readableFrom who reads what is written: software that writes this schema or a later one
 */
public record StateSchema(int reads, int writes, int readableFrom) {

    /** @throws IllegalArgumentException when the numbers are not 1 or more, or out of order */
    public StateSchema {
        if (reads < 1 || readableFrom < 1 || reads > writes || readableFrom > writes) {
            throw new IllegalArgumentException("a schema reads and is readable from 1 up to what it writes");
        }
    }

    /** Why software of this schema cannot take over from software of another; empty when it can. */
    Optional<String> cannotFollow(StateSchema before) {
        if (before.writes < reads) {
            return Optional.of("reads schema " + reads + " and later, and the station has stored schema " + before.writes);
        }
        if (writes < before.readableFrom) {
            return Optional.of("knows schema " + writes + ", and what the station has stored needs " + before.readableFrom);
        }
        if (before.writes < readableFrom) {
            return Optional.of("writes what needs schema " + readableFrom + ", and the set before it knows " + before.writes
                    + ", so that there would be no way back");
        }
        return Optional.empty();
    }
}
