package dev.hotplug.station.connector;

import java.util.List;

/** New facts, and what is to be done. */
public record Decision(Facts facts, List<Effect> effects) {

    public Decision {
        effects = List.copyOf(effects);
    }

    static Decision of(Facts facts) {
        return new Decision(facts, List.of());
    }

    static Decision of(Facts facts, Session session) {
        return of(facts.with(session));
    }
}
