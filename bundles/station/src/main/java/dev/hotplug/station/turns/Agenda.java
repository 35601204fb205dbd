package dev.hotplug.station.turns;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.TreeSet;

/**
 * The turns that are to run, in their order, and those that wait for their time. A timer that is due joins the end of the
 * queue, so that neither a flood of turns nor a timer that sets itself again can starve the others. Time is handed in, in
 * nanoseconds. Not thread-safe.
 */
final class Agenda {

    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final TreeSet<Appointment> appointments =
            new TreeSet<>(Comparator.comparingLong(Appointment::due).thenComparingLong(Appointment::order));
    private long order;

    void add(Runnable turn) {
        turns.add(turn);
    }

    Appointment add(long due, Runnable turn) {
        Appointment appointment = new Appointment(due, order++, turn);
        appointments.add(appointment);
        return appointment;
    }

    /** Forgets a timer at once: many more are cancelled than run. */
    void remove(Appointment appointment) {
        appointments.remove(appointment);
    }

    /** Forgets every timer. */
    void removeTimers() {
        appointments.clear();
    }

    /** The next turn to run; null when there is none now. */
    Runnable next(long now) {
        while (!appointments.isEmpty() && appointments.first().due() <= now) {
            turns.add(appointments.pollFirst().turn());
        }
        return turns.poll();
    }

    /** How long until a timer is due; {@link Long#MAX_VALUE} when there is none. */
    long untilNext(long now) {
        return appointments.isEmpty() ? Long.MAX_VALUE : Math.max(0, appointments.first().due() - now);
    }

    int timers() {
        return appointments.size();
    }

    /** A turn in the future; {@code order} tells those of one moment apart. */
    record Appointment(long due, long order, Runnable turn) {}
}
