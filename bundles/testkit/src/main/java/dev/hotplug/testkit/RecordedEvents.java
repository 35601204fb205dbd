package dev.hotplug.testkit;

import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Security events as they were reported. */
public final class RecordedEvents implements SecurityEvents {

    private final List<Reported> all = new CopyOnWriteArrayList<>();

    /** One report. */
    public record Reported(SecurityEvent event, String techInfo) {}

    @Override
    public void report(SecurityEvent event, String techInfo) {
        all.add(new Reported(event, techInfo));
    }

    public List<Reported> all() {
        return List.copyOf(all);
    }

    /** What happened, in its order. */
    public List<SecurityEvent> events() {
        return all.stream().map(Reported::event).toList();
    }
}
