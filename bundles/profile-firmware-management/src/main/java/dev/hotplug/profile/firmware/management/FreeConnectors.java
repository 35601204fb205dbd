package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.station.Station;
import dev.hotplug.update.Phase;
import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * While an update waits for the connectors to be idle, and while it is made, those that nobody uses are Unavailable (OCPP 1.6
 * section 5.19), whoever asked for it. What ChangeAvailability left is not touched, so no way out of it can lose that. Updates in mid-charge
 * change nothing.
 */
@Component(immediate = true)
public final class FreeConnectors implements UpdateListener {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

    private final Loop loop;
    private final Station station;
    private final Updates updates;
    private Loop.Timer timer = () -> {};
    private boolean withheld;
    private boolean closed;

    @Activate
    public FreeConnectors(@Reference Loop loop, @Reference Station station, @Reference Updates updates) {
        this.loop = loop;
        this.station = station;
        this.updates = updates;
    }

    @Deactivate
    void deactivate() {
        loop.post(() -> {
            closed = true;
            timer.cancel();
            become(false);
        });
        loop.drain(DRAIN_LIMIT);
    }

    @Override
    public void changed(UpdateSnapshot snapshot) {
        loop.post(this::look);
    }

    /** Looked at as long as something is withheld: no connector stays Unavailable because news was lost. */
    private void look() {
        timer.cancel();
        if (closed) {
            return;
        }
        become(wants(updates.snapshot()));
        if (withheld) {
            timer = loop.after(LOOK, this::look);
        }
    }

    private void become(boolean next) {
        if (withheld != next) {
            withheld = next;
            station.withhold(next);
        }
    }

    static boolean wants(UpdateSnapshot snapshot) {
        return snapshot.kind().needsIdle() && snapshot.phase() != Phase.IDLE && snapshot.phase() != Phase.CHECKING;
    }
}
