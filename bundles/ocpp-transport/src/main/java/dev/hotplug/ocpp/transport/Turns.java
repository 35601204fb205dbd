package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import java.time.Duration;

/** The transport's own thread, on which the link changes its state. Any thread may post. */
interface Turns {

    void post(Runnable turn);

    Loop.Timer after(Duration delay, Runnable turn);
}
