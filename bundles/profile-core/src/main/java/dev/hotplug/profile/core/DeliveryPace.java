package dev.hotplug.profile.core;

import dev.hotplug.loop.StationTime;
import java.time.Duration;
import java.util.Map;

/** How often the oldest transaction message was sent and when it may be sent again. Station loop. */
final class DeliveryPace {

    static final int MAX_INTERVAL_SECONDS = 86_400;

    private final StationTime time;
    private Attempts attempts;
    private long dueMillis;
    private boolean untilReconnect;

    private DeliveryPace(StationTime time, Attempts attempts, long dueMillis, boolean untilReconnect) {
        this.time = time;
        this.attempts = attempts;
        this.dueMillis = dueMillis;
        this.untilReconnect = untilReconnect;
    }

    /** Goes on where another version of this bundle left. */
    static DeliveryPace of(StationTime time, Map<String, String> facts) {
        Attempts attempts = new Attempts(
                Facts.number(facts, "sequence", -1),
                (int) Facts.number(facts, "sends", 0),
                (int) Facts.number(facts, "failures", 0));
        return new DeliveryPace(
                time, attempts, Facts.number(facts, "dueMillis", 0), Boolean.parseBoolean(facts.get("untilReconnect")));
    }

    /** For the hand-over. */
    Map<String, String> facts() {
        return Map.of(
                "sequence", Long.toString(attempts.sequence()),
                "sends", Integer.toString(attempts.sends()),
                "failures", Integer.toString(attempts.failures()),
                "dueMillis", Long.toString(dueMillis),
                "untilReconnect", Boolean.toString(untilReconnect));
    }

    /** The count for an entry; nothing yet when it is another one than before. */
    Attempts of(long sequence) {
        if (attempts.sequence() != sequence) {
            attempts = Attempts.none(sequence);
        }
        return attempts;
    }

    /** How long the entry must still wait. */
    Duration remaining(long sequence) {
        of(sequence);
        return Duration.ofMillis(Math.max(0, dueMillis - time.elapsedMillis()));
    }

    /** The entry is sent now. */
    Attempts sending(long sequence) {
        attempts = of(sequence).sent();
        return attempts;
    }

    /** The central system failed to process it. */
    Attempts failed(long sequence) {
        attempts = of(sequence).failed();
        return attempts;
    }

    /** Entries are counted anew: they are those of another log. */
    void forget() {
        attempts = Attempts.none(-1);
        dueMillis = 0;
    }

    void pause(Duration pause) {
        dueMillis = time.elapsedMillis() + pause.toMillis();
        untilReconnect = false;
    }

    /** A pause that a new connection ends. */
    void pauseUntilReconnect(Duration pause) {
        pause(pause);
        untilReconnect = true;
    }

    void linkLost() {
        if (untilReconnect) {
            dueMillis = 0;
        }
    }
}
