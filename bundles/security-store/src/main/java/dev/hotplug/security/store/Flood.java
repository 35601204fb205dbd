package dev.hotplug.security.store;

import dev.hotplug.security.SecurityEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Lets only so many events of one type a minute through and counts the rest. Not thread-safe. */
final class Flood {

    private static final long WINDOW_MILLIS = 60_000;

    private final int perWindow;
    private final Map<SecurityEvent, Window> windows = new EnumMap<>(SecurityEvent.class);

    private record Window(long since, int passed, int held) {}

    Flood(int perWindow) {
        this.perWindow = perWindow;
    }

    /** Empty: hold it back. Otherwise how many like it have been held back since the last that passed. */
    OptionalInt pass(SecurityEvent event, long elapsedMillis) {
        Window before = windows.getOrDefault(event, new Window(elapsedMillis, 0, 0));
        Window now = elapsedMillis - before.since() < WINDOW_MILLIS ? before : new Window(elapsedMillis, 0, before.held());
        boolean passes = now.passed() < perWindow;
        windows.put(event, passes
                ? new Window(now.since(), now.passed() + 1, 0)
                : new Window(now.since(), now.passed(), now.held() + 1));
        return passes ? OptionalInt.of(now.held()) : OptionalInt.empty();
    }
}
