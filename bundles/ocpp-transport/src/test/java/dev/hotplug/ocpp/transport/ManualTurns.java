package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import dev.hotplug.testkit.ManualLoop;
import java.time.Duration;

/** The transport's thread, driven by hand. */
record ManualTurns(ManualLoop loop) implements Turns {

    @Override
    public void post(Runnable turn) {
        loop.post(turn);
    }

    @Override
    public Loop.Timer after(Duration delay, Runnable turn) {
        return loop.after(delay, turn);
    }
}
