package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.ManualTime;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.junit.jupiter.api.Test;

class DemoServerTest {

    private static final ManualTime TIME = new ManualTime();

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    @Test
    void answersInOrderWithTheChargersOwnTimeAndLeavesNoThread() throws Exception {
        Set<Thread> before = threads();
        DemoServer server = DemoServer.open(TIME, heard::add);
        WebSocketClient charger = connect(server);
        charger.send("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertEquals(
                "[3,\"1\",{\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}]", answer());
        charger.send("[2,\"2\",\"Authorize\",{\"idTag\":\"TAG\"}]");
        assertEquals("[3,\"2\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]", answer());
        assertEquals(new Heard.Connected(), next());
        assertEquals(new Heard.Booted("V", "M", "", ""), next());
        assertEquals(new Heard.Authorized("TAG"), next());
        server.close();
        charger.closeBlocking();
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(5_000);
            assertTrue(!thread.isAlive(), "left behind: " + thread);
        }
    }

    @Test
    void noTransactionIdIsUsedTwiceInTwoRuns() throws Exception {
        DemoServer server = DemoServer.open(TIME, heard::add);
        WebSocketClient charger = connect(server);
        charger.send("[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":5,"
                + "\"timestamp\":\"2026-03-01T12:00:00.000Z\"}]");
        int first = (int) (ManualTime.START.getEpochSecond() / 10) + 1;
        assertEquals("[3,\"1\",{\"idTagInfo\":{\"status\":\"Accepted\"},\"transactionId\":" + first + "}]", answer());
        assertEquals(new Heard.Connected(), next());
        assertEquals(new Heard.Started(first, 1, "TAG", 5, ManualTime.START), next());
        server.close();
        charger.closeBlocking();
    }

    @Test
    void takesWhatTheSecurityWhitePaperAddsAndSignsNothing() throws Exception {
        DemoServer server = DemoServer.open(TIME, heard::add);
        WebSocketClient charger = connect(server);
        charger.send("[2,\"1\",\"SecurityEventNotification\",{\"type\":\"StartupOfTheDevice\","
                + "\"timestamp\":\"2026-03-01T12:00:00.000Z\"}]");
        assertEquals("[3,\"1\",{}]", answer());
        charger.send("[2,\"2\",\"SignCertificate\",{\"csr\":\"request\"}]");
        assertEquals("[3,\"2\",{\"status\":\"Rejected\"}]", answer());
        server.close();
        charger.closeBlocking();
    }

    private Heard next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    private String answer() throws InterruptedException {
        return answers.poll(10, TimeUnit.SECONDS);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).collect(Collectors.toSet());
    }

    /** The server listens a moment after it was opened. */
    private WebSocketClient connect(DemoServer server) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            WebSocketClient client = new Client(URI.create(server.url() + "/DEMO"));
            if (client.connectBlocking()) {
                return client;
            }
        }
        throw new AssertionError("nobody listens at " + server.url());
    }

    private final class Client extends WebSocketClient {

        Client(URI uri) {
            super(uri, new Draft_6455(java.util.List.of(), java.util.List.of(new Protocol("ocpp1.6"))), Map.of());
            setConnectionLostTimeout(0);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String message) {
            answers.add(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {}

        @Override
        public void onError(Exception problem) {}
    }
}
