package dev.hotplug.mainboard.simulator;

import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What is waiting at the reader and the screen: a card or PIN presented while no driver is attached is kept for the next
 * one, as long as the electronics hold an order. Thread {@code mainboard}.
 */
final class Reader {

    private static final int MAX_WAITING = 16;

    private final Deque<Presented> waiting = new ArrayDeque<>();

    private record Presented(long at, Consumer<MainboardListener> what) {}

    /** Keeps what was presented; drops the oldest when there are too many. */
    void keep(long now, Consumer<MainboardListener> what) {
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(new Presented(now, what));
    }

    /** Hands everything that is not too old to a driver that has just come. */
    void deliver(long now, Consumer<Consumer<MainboardListener>> tell) {
        while (!waiting.isEmpty()) {
            Presented next = waiting.removeFirst();
            if (now - next.at() <= Mainboard.HOLD_MILLIS) {
                tell.accept(next.what());
            }
        }
    }
}
