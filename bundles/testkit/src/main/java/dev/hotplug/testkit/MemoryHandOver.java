package dev.hotplug.testkit;

import dev.hotplug.loop.HandOver;
import java.util.HashMap;
import java.util.Map;

/** A hand-over in memory. */
public final class MemoryHandOver implements HandOver {

    private final Map<String, Map<String, String>> left = new HashMap<>();

    @Override
    public void leave(String owner, Map<String, String> facts) {
        left.put(owner, Map.copyOf(facts));
    }

    @Override
    public Map<String, String> take(String owner) {
        Map<String, String> facts = left.remove(owner);
        return facts == null ? Map.of() : facts;
    }
}
