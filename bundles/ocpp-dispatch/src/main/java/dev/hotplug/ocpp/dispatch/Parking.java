package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls whose handler is being swapped, in the order in which they came. Station loop. */
final class Parking {

    private final Loop loop;
    private final Supplier<Bounds> bounds;
    private final List<Parked> parked = new ArrayList<>();

    Parking(Loop loop, Supplier<Bounds> bounds) {
        this.loop = loop;
        this.bounds = bounds;
    }

    /**
     * Keeps a call until its handler comes.
     *
     * @param late what to do with it when none came in time
     * @return false when there is no room
     */
    boolean park(Incoming call, Consumer<Incoming> late) {
        long characters = parked.stream().mapToLong(p -> p.call().size()).sum() + call.size();
        if (parked.size() >= bounds.get().parkCalls() || characters > bounds.get().parkCharacters()) {
            return false;
        }
        parked.add(new Parked(call, loop.after(bounds.get().parkTime(), () -> leave(call, late))));
        return true;
    }

    private void leave(Incoming call, Consumer<Incoming> late) {
        if (parked.removeIf(p -> p.call() == call)) {
            late.accept(call);
        }
    }

    /** The calls of an action, which no longer wait here. */
    List<Incoming> take(String action) {
        List<Parked> taken = parked.stream().filter(p -> p.call().call().action().equals(action)).toList();
        parked.removeAll(taken);
        taken.forEach(p -> p.timer().cancel());
        return taken.stream().map(Parked::call).toList();
    }

    void clear() {
        parked.forEach(p -> p.timer().cancel());
        parked.clear();
    }

    private record Parked(Incoming call, Loop.Timer timer) {}
}
