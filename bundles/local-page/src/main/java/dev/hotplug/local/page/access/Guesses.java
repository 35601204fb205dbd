package dev.hotplug.local.page.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may guess a password: a few times at once, then after pauses that double, per address; and so many in a
 * minute from all addresses together. Bounded; thread safe.
 */
final class Guesses {

    /** Wrong guesses before the first pause. */
    static final int FREE = 4;

    /** Wrong guesses a minute from everywhere. */
    static final int PER_MINUTE = 30;

    static final int MOST_ADDRESSES = 500;

    private static final int LONGEST_PAUSE_SECONDS = 300;
    private static final long MINUTE = 60_000;

    private final LongSupplier elapsedMillis;
    private final Map<String, Wrong> byAddress = new LinkedHashMap<>();
    private long minuteBegan;
    private int inMinute;

    private record Wrong(int times, long until) {}

    Guesses(LongSupplier elapsedMillis) {
        this.elapsedMillis = elapsedMillis;
    }

    /** Seconds until the next guess from this address is looked at; 0: now. */
    synchronized long waitSeconds(String address) {
        long now = elapsedMillis.getAsLong();
        Wrong wrong = byAddress.getOrDefault(address, new Wrong(0, 0));
        long everybody = now - minuteBegan < MINUTE && inMinute >= PER_MINUTE ? minuteBegan + MINUTE - now : 0;
        return (Math.max(Math.max(0, wrong.until() - now), everybody) + 999) / 1000;
    }

    synchronized void wrong(String address) {
        long now = elapsedMillis.getAsLong();
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            inMinute = 0;
        }
        inMinute++;
        Wrong before = byAddress.remove(address);
        int times = before == null ? 1 : before.times() + 1;
        byAddress.put(address, new Wrong(times, now + pause(times) * 1000L));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    private static long pause(int times) {
        return times < FREE ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(20, times - FREE + 1));
    }

    synchronized void right(String address) {
        byAddress.remove(address);
    }
}
