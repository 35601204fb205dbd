package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.station.Station;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome.Result;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.UpdateClass;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreeConnectorsTest {

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final FakeUpdates updates = new FakeUpdates();
    private final List<Boolean> withheld = new ArrayList<>();
    private final Station station = (Station) Proxy.newProxyInstance(
            Station.class.getClassLoader(), new Class<?>[] {Station.class}, (proxy, method, arguments) -> {
                withheld.add((Boolean) arguments[0]);
                return null;
            });
    private final FreeConnectors free = new FreeConnectors(loop, station, updates);

    private void install(UpdateClass kind) {
        Offer offer = updates.offer(kind);
        updates.checks.add(offer);
        updates.check(Path.of("x"));
        updates.install("r", offer);
        tell();
    }

    private void tell() {
        free.changed(updates.snapshot());
        loop.run();
    }

    @Test
    @Shows("S90")
    void s90_theyAreGivenBackWhateverTheEnd_thoughTheUpdaterSaysNothing() {
        for (Result end : Result.values()) {
            updates.history.clear();
            withheld.clear();
            install(UpdateClass.DRIVER);
            updates.phase(Phase.INSTALLING);
            loop.advance(Duration.ofSeconds(5));
            updates.end(end, end == Result.INSTALLED ? Optional.empty() : Optional.of(Reason.CANCELLED));
            loop.advance(Duration.ofSeconds(1));
            assertEquals(List.of(true, false), withheld, end.toString());
        }
    }

    @Test
    void anUpdateInMidChargeChangesNothing() {
        install(UpdateClass.DRIVER_HOT);
        updates.phase(Phase.INSTALLING);
        tell();
        assertEquals(List.of(), withheld);
    }

    @Test
    void aTrialKeepsThemUntilItIsProved_andASwapOfTheProfileGivesThemBack() {
        install(UpdateClass.KEEL);
        free.deactivate();
        tell();
        assertEquals(List.of(true, false), withheld);
        FreeConnectors next = new FreeConnectors(loop, station, updates);
        updates.phase(Phase.PROVING);
        next.changed(updates.snapshot());
        loop.run();
        assertEquals(List.of(true, false, true), withheld);
    }
}
