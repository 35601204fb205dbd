package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the driver notices and remembers of its one outlet. Not thread safe. */
final class Watch {

    /** So long may current flow without a step of the register. */
    static final long FROZEN_MILLIS = 30_000;

    private Memory memory;
    private boolean plugged;
    private boolean frozen;
    private long steppedAt;
    private Status newest;

    Watch(Memory memory) {
        this.memory = memory;
    }

    void see(Status status, long nowMillis) {
        newest = status;
        if (status.pilot() == Pilot.A || status.pilot().carConnected()) {
            plugged = status.pilot() != Pilot.A;
        }
        double highest = plugged ? Math.max(memory.highestWattHour(), status.wattHour()) : status.wattHour();
        if (!status.flowing() || highest > memory.highestWattHour()) {
            steppedAt = nowMillis;
        }
        frozen = plugged && (frozen || nowMillis - steppedAt >= FROZEN_MILLIS);
        boolean welded = status.faults().contains(LineFaults.WELDED) || memory.welded() && (plugged || status.closed());
        memory = new Memory(highest, welded);
    }

    boolean plugged() {
        return plugged;
    }

    Memory memory() {
        return memory;
    }

    Set<Fault> faults() {
        Set<String> words = new HashSet<>(newest.faults());
        note(words, LineFaults.FROZEN, frozen);
        note(words, LineFaults.BACKWARDS, newest.wattHour() < memory.highestWattHour());
        note(words, LineFaults.WELDED, memory.welded());
        note(words, LineFaults.PILOT, newest.pilot() == Pilot.E || newest.pilot() == Pilot.F);
        note(words, LineFaults.VENTILATION, newest.pilot() == Pilot.D);
        return words.stream().map(LineFaults::of).collect(Collectors.toSet());
    }

    private static void note(Set<String> words, String word, boolean noticed) {
        if (noticed) {
            words.add(word);
        }
    }
}
