package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import java.time.Duration;
import java.util.function.Consumer;

/** Applies the {@link PingClock} to one open socket. On the transport's thread. */
final class Liveness {

    private final Turns turns;
    private final StationTime time;
    private final Sockets.Socket socket;
    private final Consumer<PingClock.Step> dead;
    private PingClock clock;
    private long pingAt;
    private boolean pinged;
    private Loop.Timer timer = () -> {};

    /** @param dead told once, with a {@code NoPong} or {@code Stalled} */
    Liveness(Turns turns, StationTime time, Sockets.Socket socket, PingClock clock, Consumer<PingClock.Step> dead) {
        this.turns = turns;
        this.time = time;
        this.socket = socket;
        this.clock = clock;
        this.dead = dead;
        this.pingAt = time.elapsedMillis();
        look();
    }

    /** WebSocketPingInterval changed: effective now. */
    void clock(PingClock next) {
        clock = next;
        timer.cancel();
        look();
    }

    void stop() {
        timer.cancel();
    }

    private void look() {
        PingClock.Step step = clock.next(
                time.elapsedMillis(),
                new PingClock.Signs(socket.heardAt(), pingAt, pinged, socket.writingSince(), socket.paused()));
        if (step instanceof PingClock.Step.Wait wait) {
            timer = turns.after(Duration.ofMillis(wait.millis()), this::look);
        } else if (step instanceof PingClock.Step.Ping) {
            ping();
        } else {
            dead.accept(step);
        }
    }

    private void ping() {
        pingAt = time.elapsedMillis();
        pinged = true;
        socket.ping();
        look();
    }
}
