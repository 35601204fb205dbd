package dev.hotplug.ocpp.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The last frames with their times, for diagnostics; bounded by number and by characters. A frame costs its thread a moment in
 * here and no copy unless it is long: what has to be masked is masked when somebody reads. Any thread.
 */
final class FrameRing {

    /** Characters kept of all frames together. */
    static final int MAX_CHARACTERS = 256 * 1024;

    /** Frames that are handed to the next version. */
    static final int HANDED_OVER = 200;

    private static final String FACT = "frame.";

    /**
     * One frame.
     *
     * @param elapsedMillis when, by the clock that never jumps
     * @param incoming      from the central system
     * @param text          its beginning, at most {@link Trace#MAX_LENGTH} characters and a little
     * @param length        of the whole frame, characters
     */
    record Entry(long elapsedMillis, boolean incoming, String text, int length) {}

    private final LongSupplier elapsedMillis;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private volatile int frames;
    private int characters;
    private long added;

    /** @param frames how many at most; 0 keeps none */
    FrameRing(LongSupplier elapsedMillis, int frames) {
        this.elapsedMillis = elapsedMillis;
        this.frames = frames;
    }

    void frames(int changed) {
        frames = changed;
    }

    void add(boolean incoming, String text) {
        if (frames > 0) {
            add(new Entry(elapsedMillis.getAsLong(), incoming, Trace.head(text), text.length()));
        }
    }

    private synchronized void add(Entry entry) {
        entries.addLast(entry);
        added++;
        characters += entry.text().length();
        while (entries.size() > frames || characters > MAX_CHARACTERS) {
            characters -= entries.removeFirst().text().length();
        }
    }

    /** How many there have been since this version began. */
    synchronized long added() {
        return added;
    }

    /** Those after the first {@code count} that there have been, oldest first, as far as they are kept. */
    synchronized List<Entry> after(long count) {
        List<Entry> all = new ArrayList<>(entries);
        long wanted = Math.max(0, Math.min(all.size(), added - count));
        return all.subList(all.size() - (int) wanted, all.size());
    }

    /** Oldest first. */
    synchronized List<Entry> entries() {
        return new ArrayList<>(entries);
    }

    /** What the next version goes on with. */
    Map<String, String> facts() {
        List<Entry> all = entries();
        Map<String, String> facts = new HashMap<>();
        for (int i = Math.max(0, all.size() - HANDED_OVER); i < all.size(); i++) {
            Entry entry = all.get(i);
            facts.put(FACT + i, entry.elapsedMillis() + " " + entry.incoming() + " " + entry.length() + " " + entry.text());
        }
        return facts;
    }

    /** Takes what the version before has left; what it does not understand it passes over. */
    void resume(Map<String, String> facts) {
        for (int i = 0; i < 10_000; i++) {
            String[] parts = facts.getOrDefault(FACT + i, "").split(" ", 4);
            if (parts.length == 4 && parts[0].matches("[0-9]{1,18}") && parts[2].matches("[0-9]{1,9}")) {
                add(new Entry(Long.parseLong(parts[0]), Boolean.parseBoolean(parts[1]), parts[3], Integer.parseInt(parts[2])));
            }
        }
    }
}
