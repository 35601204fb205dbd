package dev.hotplug.benchmarks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** What came of a backlog, message by message, over any number of connections. */
final class Receipts implements Consumer<Frame> {

    private final int messages;
    private final BitSet seen = new BitSet();
    private final List<Integer> order = new ArrayList<>();
    private long firstAt;
    private long lastAt;

    /** @param messages how many are to come */
    Receipts(int messages) {
        this.messages = messages;
    }

    @Override
    public void accept(Frame call) {
        int position = call.ofTransaction() ? Backlog.position(call.id()) : -1;
        if (position >= 0) {
            lastAt = System.nanoTime();
            firstAt = order.isEmpty() ? lastAt : firstAt;
            order.add(position);
            seen.set(position);
        }
    }

    int received() {
        return order.size();
    }

    boolean complete() {
        return seen.cardinality() == messages;
    }

    int lost() {
        return messages - seen.cardinality();
    }

    /** Came again after another one had come: never the case for a message that was in flight. */
    int outOfOrder() {
        int highest = -1;
        int wrong = 0;
        for (int position : order) {
            wrong += position < highest ? 1 : 0;
            highest = Math.max(highest, position);
        }
        return wrong;
    }

    /** Came again, with the same id and nothing in between. */
    int repeated() {
        return order.size() - seen.cardinality();
    }

    double perSecond() {
        return (order.size() - 1) / ((lastAt - firstAt) / 1e9);
    }
}
