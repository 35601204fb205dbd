package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkIndicatorTest {

    private static final CentralSystemSource ON =
            () -> new CentralSystem(true, "ws://127.0.0.1:9000/ocpp", "CP1", true);

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private LinkIndicator indicator = start(Optional.empty());

    /** In the order of Declarative Services: constructor, bind, activate, then the service is found. */
    private LinkIndicator start(Optional<CentralSystemSource> source) {
        LinkIndicator started = new LinkIndicator(loop, time, central, central, station, handOver);
        source.ifPresent(started::bindSource);
        started.activate();
        central.bind(started);
        return started;
    }

    private Link link() {
        loop.run();
        return station.snapshot().link();
    }

    private void on() {
        indicator.bindSource(ON);
        loop.run();
    }

    @Test
    void itIsOffWithoutACentralSystem() {
        assertEquals(Link.OFF, link());
        indicator.bindSource(() -> CentralSystem.NONE);
        assertEquals(Link.OFF, link());
    }

    @Test
    void itConnectsThenIsConnected() {
        on();
        assertEquals(Link.CONNECTING, link());
        central.connect();
        assertEquals(Link.CONNECTING, link());
        central.accept();
        assertEquals(Link.CONNECTED, link());
    }

    /** OCPP is switched on, or permitted, long after the start. */
    @Test
    void theSourceIsFollowedAndTryingBeginsWhenItIsSwitchedOn() {
        Switched source = new Switched();
        indicator.bindSource(source);
        loop.advance(Duration.ofHours(1));
        assertEquals(Link.OFF, link());
        source.become(ON.centralSystem());
        assertEquals(Link.CONNECTING, link());
        loop.advance(Duration.ofSeconds(30));
        assertEquals(Link.ERROR, link());
        source.become(CentralSystem.NONE);
        assertEquals(Link.OFF, link());
        indicator.unbindSource(source);
        assertEquals(0, source.watchers.size());
    }

    private static final class Switched implements CentralSystemSource {
        private final List<Runnable> watchers = new ArrayList<>();
        private CentralSystem present = CentralSystem.NONE;

        void become(CentralSystem next) {
            present = next;
            watchers.forEach(Runnable::run);
        }

        @Override
        public CentralSystem centralSystem() {
            return present;
        }

        @Override
        public Watch watch(Runnable changed) {
            watchers.add(changed);
            return () -> watchers.remove(changed);
        }
    }

    @Test
    void itIsInErrorWhenItTriedInVain() {
        on();
        loop.advance(Duration.ofSeconds(29));
        assertEquals(Link.CONNECTING, link());
        loop.advance(Duration.ofSeconds(1));
        assertEquals(Link.ERROR, link());
    }

    @Test
    void aCentralSystemThatClosesEverySocketIsAnError() {
        on();
        for (int i = 0; i < 40; i++) {
            central.connect();
            central.disconnect();
            loop.advance(Duration.ofSeconds(1));
        }
        assertEquals(Link.ERROR, link());
    }

    @Test
    void rejectedIsAnErrorPendingIsNot() {
        on();
        central.connect();
        loop.run(() -> central.set(State.Rejected, Optional.empty()));
        assertEquals(Link.ERROR, link());
        loop.run(() -> central.set(State.Pending, Optional.empty()));
        loop.advance(Duration.ofHours(1));
        assertEquals(Link.CONNECTING, link());
    }

    @Test
    void aLostLinkIsGivenTimeAgain() {
        on();
        central.connect();
        central.accept();
        loop.advance(Duration.ofHours(1));
        central.disconnect();
        assertEquals(Link.CONNECTING, link());
        loop.advance(Duration.ofSeconds(30));
        assertEquals(Link.ERROR, link());
        central.connect();
        assertEquals(Link.CONNECTED, link());
    }

    @Test
    void aSwapTellsTheStationNothingNew() {
        on();
        central.connect();
        central.accept();
        station.orders.clear();
        central.unbind(indicator);
        indicator.deactivate();
        indicator.unbindSource(ON);
        assertEquals(0, loop.pendingTimers());
        indicator = start(Optional.of(ON));
        loop.run();
        assertEquals(java.util.List.of(), station.orders);
    }
}
