package dev.hotplug.example.line.device;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * A single-phase charger of 32 A with a fixed cable, and a car: what an order does, and what is told of it. Its own
 * controller opens the contactor when the car leaves state C, on a fault that it notices, and when no order has come for
 * {@link #WATCHDOG_MILLIS}. Faults by name; {@code frozen} and {@code backwards} are not noticed. Any thread.
 */
public final class LineDevice {

    /** Without an order for so long: contactor open, nothing offered. */
    public static final long WATCHDOG_MILLIS = 3_000;
    /** A state is told at least this often. */
    public static final long STATE_MILLIS = 200;

    private static final int MAX_MILLIAMPERE = 32_000;
    private static final int MIN_MILLIAMPERE = 6_000;
    private static final long CLOSE_MILLIS = 500;
    private static final long RELEASE_MILLIS = 1_000;
    private static final double VOLT = 230;
    private static final Set<String> UNNOTICED = Set.of("frozen", "backwards");
    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier clockMillis;
    private final Set<String> faults = new TreeSet<>();
    private char pilot = 'A';
    private int carMilliampere = MAX_MILLIAMPERE;
    private int offer;
    private boolean close;
    private long orderedAt;
    private boolean closed;
    private long closeAt = NEVER;
    private long openAt = NEVER;
    private double wattHour;
    private long steppedAt;

    /** @param registerWattHour what the meter has counted before */
    public LineDevice(LongSupplier clockMillis, double registerWattHour) {
        this.clockMillis = clockMillis;
        this.wattHour = registerWattHour;
        this.steppedAt = clockMillis.getAsLong();
        this.orderedAt = steppedAt - WATCHDOG_MILLIS;
    }

    /** A line from the driver; one that is no order is ignored, as if it had not come. */
    public synchronized void hear(String line) {
        step();
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals("order") && words[1].matches("offer=[0-9]{1,6}") && words[2].matches("close=[01]")) {
            offer = Math.min(MAX_MILLIAMPERE, Integer.parseInt(words[1].substring(6)));
            close = words[2].equals("close=1");
            orderedAt = clockMillis.getAsLong();
            step();
        } else if (line.equals("stop")) {
            orderedAt = clockMillis.getAsLong() - WATCHDOG_MILLIS;
            step();
        }
    }

    /** The line that tells everything. */
    public synchronized String state() {
        step();
        return String.format(Locale.ROOT, "state pilot=%c closed=%d offer=%d wh=%.3f volt=%.1f amp=%.3f faults=%s",
                pilot, closed() ? 1 : 0, offered(), shownWattHour(), VOLT, ampere(), noticed());
    }

    private String noticed() {
        Set<String> told = new TreeSet<>(faults);
        told.removeAll(UNNOTICED);
        return told.isEmpty() ? "-" : String.join(",", told);
    }

    /** Lets time pass under the old conditions, then the controller act. */
    private void step() {
        long now = clockMillis.getAsLong();
        if (!faults.contains("frozen")) {
            wattHour += VOLT * ampere() * (now - steppedAt) / 3_600_000;
        }
        steppedAt = now;
        boolean may = pilot == 'C' && noticed().equals("-");
        boolean wanted = may && offered() > 0 && close;
        closeAt = wanted && !closed ? Math.min(closeAt, now + CLOSE_MILLIS) : NEVER;
        openAt = may && !wanted && closed && now - orderedAt < WATCHDOG_MILLIS ? Math.min(openAt, now + RELEASE_MILLIS) : NEVER;
        if (now >= closeAt) {
            closed = true;
        } else if (!may || !wanted && openAt == NEVER || now >= openAt) {
            closed = false;
        }
    }

    private boolean closed() {
        return closed || faults.contains("welded");
    }

    private int offered() {
        boolean alive = clockMillis.getAsLong() - orderedAt < WATCHDOG_MILLIS;
        return alive && pilot >= 'B' && pilot <= 'D' && offer >= MIN_MILLIAMPERE && noticed().equals("-") ? offer : 0;
    }

    private double ampere() {
        return closed() && pilot == 'C' ? Math.min(offered(), carMilliampere) / 1000.0 : 0;
    }

    private double shownWattHour() {
        return faults.contains("backwards") ? Math.max(0, wattHour - 1_000) : wattHour;
    }

    // ---- the physical world ----

    /** What the car does: A it is away, B waits, C wants energy, D wants ventilation, E and F faults of the pilot line. */
    public synchronized void car(char state) {
        step();
        pilot = state;
        step();
    }

    /** A fault comes or goes. */
    public synchronized void fault(String name, boolean present) {
        step();
        if (present) {
            faults.add(name);
        } else {
            faults.remove(name);
        }
        step();
    }

    public synchronized boolean contactorClosed() {
        step();
        return closed();
    }

    public synchronized int offeredMilliampere() {
        step();
        return offered();
    }

    /** What has really been counted. */
    public synchronized double registerWattHour() {
        step();
        return wattHour;
    }
}
