package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.LinkStatus.Step;
import dev.hotplug.ocpp.transport.TestServer.Connection;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting, stopping and wiring of the component. */
@Timeout(120)
class TransportComponentTest {

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("ocpp-transport"))
                .collect(Collectors.toSet());
    }

    @Test
    void hotSwap_twentyRoundsLeaveNoThreadAndEachClosesWith1001() throws Exception {
        BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            TestServer.Frame close = c.readUntil(Connection.CLOSE);
            codes.add(close.closeCode());
            c.send(true, Connection.CLOSE, close.payload());
        })) {
            for (int round = 0; round < 20; round++) {
                Rig rig = new Rig().connect(server.url());
                assertEquals("open", rig.sink.next());
                assertFalse(ours().isEmpty());
                rig.close();
                assertEquals("close the charge point's transport stops", rig.sink.next());
                assertEquals(1001, codes.poll(20, TimeUnit.SECONDS));
                assertGone();
            }
        }
    }

    @Test
    void hotSwap_stoppingTakesAtMostTwoSecondsEvenWhenNobodyAnswersAndTheDispatcherHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        RecordingSink stuck = new RecordingSink() {
            @Override
            public void onText(String frame) {
                hanging.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.sendText("1");
            end.await();
        })) {
            Rig rig = new Rig().connect(server.url(), stuck);
            assertTrue(hanging.await(20, TimeUnit.SECONDS));
            long before = System.nanoTime();
            rig.close();
            long millis = (System.nanoTime() - before) / 1_000_000;
            assertTrue(millis < 2_500, "took " + millis + " ms");
            assertGone();
            end.countDown();
        }
    }

    @Test
    void nothingIsConnectedBeforeThereAreACentralSystemAndADispatcher() throws Exception {
        try (Rig rig = new Rig()) {
            rig.await(s -> s.step() == Step.OFF);
            assertFalse(rig.transport.send("x"));
            assertTrue(ours().stream().noneMatch(t -> t.getName().contains("socket")), "Jetty was started for nothing");
        }
    }

    @Test
    void theCentralSystemOfHigherRankingReplacesTheOther() throws Exception {
        try (TestServer one = quiet(); TestServer two = quiet(); Rig rig = new Rig().connect(one.url())) {
            assertEquals("open", rig.sink.next());
            CentralSystem demo = new CentralSystem(true, two.url(), "DEMO", true);
            rig.transport.setSource(() -> demo);
            rig.removeSource();
            assertTrue(two.next().request().get(0).startsWith("GET /ocpp/DEMO "));
            rig.await(s -> s.step() == Step.OPEN && s.endpoint().orElse("").endsWith("/DEMO"));
        }
    }

    @Test
    void withoutACentralSystemTheLinkGoesOff() throws Exception {
        try (TestServer server = quiet(); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            rig.removeSource();
            assertTrue(rig.sink.next().startsWith("close "));
            rig.await(s -> s.step() == Step.OFF);
        }
    }

    @Test
    void itOwnsItsThreeKeys() {
        try (Rig rig = new Rig()) {
            assertEquals(
                    List.of("WebSocketPingInterval", "SecurityProfile", "AuthorizationKey"),
                    rig.owner().settings().stream().map(Setting::name).toList());
        }
    }

    @Test
    void badInput_aLimitThatMakesNoSenseIsNamed() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Limits(
                5, 65_536, 32_768, 4, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        assertEquals("dev.hotplug.ocpp.transport: maxFrameCharacters is 5 but must be at least 1024", e.getMessage());
    }

    private static TestServer quiet() throws Exception {
        return new TestServer(c -> {
            c.upgrade();
            c.readUntil(Connection.CLOSE);
        });
    }

    /** Threads that were told to end may take a moment for their last step. */
    private static void assertGone() throws InterruptedException {
        for (Thread thread : ours()) {
            thread.join(5_000);
            assertFalse(thread.isAlive(), thread.getName() + " is left behind");
        }
    }
}
