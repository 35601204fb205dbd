package dev.hotplug.transfer;

import java.time.Duration;
import java.util.Optional;

/**
 * How often something is tried (OCPP 1.6 errata 3.50: {@code retries} counts the tries after the first).
 *
 * @param left  tries after the present one
 * @param pause between the end of one and the start of the next
 */
public record Tries(int left, Duration pause) {

    /** More than this is not asked of anybody. */
    public static final int MAX_RETRIES = 100;

    /** The longest pause. */
    public static final Duration MAX_PAUSE = Duration.ofDays(1);

    /** What a request says; {@code otherwise} is the pause when it says none. */
    public static Tries of(Optional<Integer> retries, Optional<Integer> retryIntervalSeconds, Duration otherwise) {
        Duration pause = retryIntervalSeconds.map(Duration::ofSeconds).orElse(otherwise);
        return new Tries(
                Math.min(MAX_RETRIES, Math.max(0, retries.orElse(0))), pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
    }

    /** What is left once the present one has failed; empty when it was the last. */
    public Optional<Tries> next() {
        return left > 0 ? Optional.of(new Tries(left - 1, pause)) : Optional.empty();
    }
}
