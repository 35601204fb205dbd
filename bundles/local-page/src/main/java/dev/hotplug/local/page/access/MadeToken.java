package dev.hotplug.local.page.access;

import dev.hotplug.page.Words;
import java.util.Optional;

/** An API token, told this once; or why there is none. */
public record MadeToken(Optional<String> token, Optional<Words> refusal) {

    /** Never the token. */
    @Override
    public String toString() {
        return "MadeToken";
    }
}
