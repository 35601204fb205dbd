package dev.hotplug.station.transaction;

import dev.hotplug.station.commit.Commits;
import java.util.concurrent.CompletionException;

/** Failures on their way through stages. */
final class Failures {

    private Failures() {}

    /** The failure as it may be thrown again inside a stage. */
    static RuntimeException unchecked(Throwable failure) {
        Throwable cause = Commits.cause(failure);
        return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
    }
}
