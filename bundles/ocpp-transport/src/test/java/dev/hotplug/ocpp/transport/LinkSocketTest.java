package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.link.LinkStatus.Step;
import dev.hotplug.ocpp.transport.TestServer.Connection;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.testkit.Shows;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport against a central system of bare sockets, well-behaved and not. */
@Timeout(60)
class LinkSocketTest {

    private static final String KEY = "4142434445464748494A4B4C4D4E4F50";

    @Test
    @Shows("S1")
    void framesGoBothWaysAndTheHandshakeIsAsOcppJWantsIt() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.sendText("[2,\"first\",\"GetConfiguration\",{}]");
            c.sendText("echo " + c.readText());
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            assertEquals("text [2,\"first\",\"GetConfiguration\",{}]", rig.sink.next());
            assertTrue(rig.transport.send("[3,\"first\",{}] ü"));
            assertEquals("text echo [3,\"first\",{}] ü", rig.sink.next());
            Connection connection = server.next();
            assertTrue(connection.request().get(0).startsWith("GET /ocpp/CP1 HTTP/1.1"));
            assertEquals("ocpp1.6", connection.header("Sec-WebSocket-Protocol").orElseThrow());
            assertFalse(connection.header("Authorization").isPresent());
            assertEquals(Step.OPEN, rig.transport.status().step());
        }
    }

    @Test
    void statement94_theKeyGoesAsBytesIntoBasicAuthentication() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig("AuthorizationKey", KEY)) {
            rig.connect(server.url());
            assertEquals(BasicAuthorization.header("CP1", KEY), server.next().header("Authorization").orElseThrow());
        }
    }

    @Test
    @Shows("AuthorizationKey")
    void statement94_aNewKeyIsUsedAfterTheAnswerToItsChangeWentOut() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            heard.add(c.readText());
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            rig.sink.next();
            server.next();
            rig.settings.change("AuthorizationKey", KEY);
            assertTrue(rig.transport.send("[3,\"1\",{\"status\":\"Accepted\"}]"));
            assertEquals("[3,\"1\",{\"status\":\"Accepted\"}]", heard.poll(20, TimeUnit.SECONDS));
            assertEquals(BasicAuthorization.header("CP1", KEY), server.next().header("Authorization").orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, HTTP_UNAUTHORIZED",
        "403 Forbidden, HTTP_UNAUTHORIZED",
        "404 Not Found, HTTP_NOT_FOUND",
        "500 Internal Server Error, HTTP_SERVER_ERROR",
        "503 Service Unavailable, HTTP_SERVER_ERROR",
        "302 Found, HTTP_OTHER",
        "200 OK, HTTP_OTHER",
        "400 Bad Request, HTTP_OTHER",
        "426 Upgrade Required, HTTP_OTHER"
    })
    @Shows("S2")
    void statement2_theTechnicianIsToldWhichStatusItWas(String line, Kind kind) throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.answer("HTTP/1.1 " + line + "\r\nContent-Length: 0\r\nLocation: ws://127.0.0.1:1/x");
        }); Rig rig = new Rig().connect(server.url())) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(kind, failure.kind(), failure.text());
            assertTrue(failure.text().contains("HTTP " + line.substring(0, 3)), failure.text());
            server.next();
            server.next();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "403 Forbidden"})
    @Shows("FailedToAuthenticateAtCentralSystem")
    void aPasswordThatIsRefusedIsASecurityEvent(String line) throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.answer("HTTP/1.1 " + line + "\r\nContent-Length: 0");
        }); Rig rig = new Rig().connect(server.url())) {
            rig.failure();
            assertEquals(List.of(SecurityEvent.FailedToAuthenticateAtCentralSystem), rig.events.events());
        }
    }

    @Test
    void anAttemptNeverUsesTheConnectionOverWhichTheOneBeforeWasRefused() throws Exception {
        AtomicInteger reused = new AtomicInteger();
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0");
            c.readRequest();
            reused.incrementAndGet();
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals(Kind.HTTP_NOT_FOUND, rig.failure().kind());
            server.next();
            server.next();
            assertEquals(0, reused.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "ocpp2.0.1", "ocpp1.5"})
    @Shows("S1")
    void statement1_noneOrAnotherSubProtocolIsNoConnection(String selected) throws Exception {
        String header = selected.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + selected;
        try (TestServer server = new TestServer(c -> {
            c.upgrade(header);
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.SUB_PROTOCOL, failure.kind(), failure.text());
            assertTrue(failure.text().contains(selected), failure.text());
            assertTrue(rig.sink.all().isEmpty());
            server.next();
            server.next();
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Rig rig = new Rig().connect("ws://127.0.0.1:" + port + "/ocpp")) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.REFUSED, failure.kind(), failure.text());
            assertTrue(failure.text().contains("127.0.0.1:" + port));
        }
    }

    @Test
    void theNameDoesNotResolve() {
        try (Rig rig = new Rig().connect("ws://no-such-host.invalid/ocpp")) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.DNS, failure.kind(), failure.text());
            assertTrue(failure.text().contains("no-such-host.invalid"));
        }
    }

    @Test
    void aServerThatNeverAnswersTheHandshakeIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = new TestServer(c -> end.await()); Rig rig = new Rig(Rig.attempts(Duration.ofMillis(500)))) {
            rig.connect(server.url());
            assertEquals(Kind.TIMEOUT, rig.failure().kind());
            server.next();
            server.next();
            end.countDown();
        }
    }

    @Test
    void badInput_aServerThatSpeaksSomethingElse() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.answer("SSH-2.0-OpenSSH_9.2");
        }); Rig rig = new Rig().connect(server.url())) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.HTTP_OTHER, failure.kind(), failure.text());
            assertTrue(failure.text().contains("did not answer as a WebSocket server does"), failure.text());
        }
    }

    @Test
    void badInput_aServerThatHangsUpDuringTheHandshake() throws Exception {
        try (TestServer server = new TestServer(Connection::readRequest); Rig rig = new Rig().connect(server.url())) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.LINK_LOST, failure.kind(), failure.text());
        }
    }

    @Test
    void aCloseByTheCentralSystemIsToldWithCodeAndReason() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.sendClose(1008, "not today");
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            LinkStatus.Failure failure = rig.failure(Kind.CLOSED_BY_CENTRAL_SYSTEM).failure().orElseThrow();
            assertTrue(failure.text().contains("code 1008: not today"), failure.text());
            assertEquals("open", rig.sink.next());
            assertTrue(rig.sink.next().startsWith("close "));
            assertEquals("open", rig.sink.next());
        }
    }

    @Test
    void aConnectionThatBreaksIsOpenedAgain() throws Exception {
        try (TestServer server = new TestServer(Connection::upgrade); Rig rig = new Rig().connect(server.url())) {
            rig.failure(Kind.LINK_LOST);
            server.next();
            server.next();
        }
    }

    @Test
    @Shows("S12")
    void statement12_aHalfOpenConnectionIsDroppedAndOpenedAgain() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.readUntil(Connection.PING);
            end.await();
        }); Rig rig = new Rig("WebSocketPingInterval", "1")) {
            rig.connect(server.url());
            rig.failure(Kind.NO_PONG);
            server.next();
            server.next();
            end.countDown();
        }
    }

    @Test
    @Shows({"WebSocketPingInterval", "S12"})
    void statement12_pongsKeepItOpenAndANewIntervalIsEffectiveAtOnce() throws Exception {
        CountDownLatch pings = new CountDownLatch(2);
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            while (true) {
                c.send(true, Connection.PONG, c.readUntil(Connection.PING).payload());
                pings.countDown();
            }
        }); Rig rig = new Rig().connect(server.url())) {
            rig.await(s -> s.step() == Step.OPEN);
            rig.settings.change("WebSocketPingInterval", "2");
            assertTrue(pings.await(20, TimeUnit.SECONDS));
            LinkStatus status = rig.transport.status();
            assertEquals(Step.OPEN, status.step());
            assertTrue(status.lastPong().orElseThrow().isAfter(status.openSince().orElseThrow()));
        }
    }

    @Test
    void pingsOfTheCentralSystemAreAnswered() throws Exception {
        BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.send(true, Connection.PING, "hello".getBytes(StandardCharsets.UTF_8));
            pongs.add(c.readUntil(Connection.PONG).text());
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            assertEquals("hello", pongs.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aCentralSystemThatStopsReadingNeverBlocksTheSenderAndIsLeft() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            end.await();
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            String megabyte = "x".repeat(1024 * 1024);
            int sent = 0;
            while (sent < 100 && rig.transport.send(megabyte)) {
                sent++;
            }
            assertTrue(sent >= 4 && sent < 100, "sent " + sent);
            LinkStatus.Failure failure = rig.failure(Kind.LINK_LOST).failure().orElseThrow();
            assertTrue(failure.text().contains("bytes waited"), failure.text());
            end.countDown();
        }
    }

    @Test
    void aFrameThatIsNotTakenIsNoticedWithoutPings() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            end.await();
        }); Rig rig = new Rig("WebSocketPingInterval", "0")) {
            rig.connect(server.url());
            assertEquals("open", rig.sink.next());
            rig.transport.send("x".repeat(64 * 1024 * 1024));
            LinkStatus.Failure failure = rig.failure(Kind.LINK_LOST).failure().orElseThrow();
            assertTrue(failure.text().contains("has not taken"), failure.text());
            end.countDown();
        }
    }

    @Test
    void largeFramesGoBothWays() throws Exception {
        String megabyte = "[2,\"id\",\"SendLocalList\",\"" + "ä1".repeat(350_000) + "\"]";
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.sendText(megabyte);
            heard.add(c.readText());
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            rig.sink.next();
            assertEquals("text " + megabyte, rig.sink.next());
            rig.transport.send(megabyte);
            assertEquals(megabyte, heard.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void fragmentsArePutTogetherAlsoWithControlFramesBetweenAndSplitCharacters() throws Exception {
        byte[] umlaut = "ä".getBytes(StandardCharsets.UTF_8);
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.send(false, Connection.TEXT, new byte[] {'[', umlaut[0]});
            c.send(true, Connection.PING, new byte[0]);
            c.send(false, 0, new byte[] {umlaut[1]});
            c.send(true, 0, new byte[] {']'});
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            rig.sink.next();
            assertEquals("text [ä]", rig.sink.next());
        }
    }

    @Test
    void badInput_aFrameOf100MegabytesIsReadToItsEndAndThrownAwayAndTheConnectionGoesOn() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.head(true, Connection.TEXT, 100L * 1024 * 1024);
            byte[] part = "y".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                c.write(part);
            }
            c.sendText("next");
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            rig.sink.next();
            assertEquals("oversized " + Rig.BOUND + " " + "y".repeat(1000), rig.sink.next());
            assertEquals("text next", rig.sink.next());
            assertEquals(Step.OPEN, rig.transport.status().step());
        }
    }

    @Test
    void badInput_binaryFramesAreIgnored() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.send(true, Connection.BINARY, new byte[200_000]);
            c.sendText("next");
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            rig.sink.next();
            assertEquals("text next", rig.sink.next());
        }
    }

    @Test
    void badInput_textThatIsNotUtf8ClosesWith1007AndReconnects() throws Exception {
        BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.send(true, Connection.TEXT, new byte[] {(byte) 0xc3, 0x28});
            codes.add(c.readUntil(Connection.CLOSE).closeCode());
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals(1007, codes.poll(20, TimeUnit.SECONDS));
            LinkStatus.Failure failure = rig.failure(Kind.OTHER).failure().orElseThrow();
            assertTrue(failure.text().contains("not UTF-8"), failure.text());
            server.next();
            server.next();
        }
    }

    @Test
    void aSlowDispatcherSlowsTheSocketButNotOurPings() throws Exception {
        CountDownLatch pings = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);
        RecordingSink slow = new RecordingSink() {
            @Override
            public void onText(String frame) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.onText(frame);
            }
        };
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.sendText("1");
            c.sendText("2");
            while (true) {
                c.send(true, Connection.PONG, c.readUntil(Connection.PING).payload());
                pings.countDown();
            }
        }); Rig rig = new Rig("WebSocketPingInterval", "1")) {
            rig.connect(server.url(), slow);
            assertEquals("open", slow.next());
            assertTrue(pings.await(20, TimeUnit.SECONDS));
            assertTrue(slow.all().isEmpty());
            assertEquals(Step.OPEN, rig.transport.status().step());
            release.countDown();
            assertEquals("text 1", slow.next());
            assertEquals("text 2", slow.next());
        }
    }

    @Test
    void aSwappedDispatcherHearsTheCloseBeforeItGoesAndTheNextOneGetsANewSocket() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            rig.transport.unsetSink(rig.sink);
            assertTrue(rig.sink.all().get(0).startsWith("close "));
            assertEquals(Step.OFF, rig.transport.status().step());
            RecordingSink other = new RecordingSink();
            rig.transport.setSink(other);
            assertEquals("open", other.next());
        }
    }

    @Test
    void reconnectOpensANewSocket() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals("open", rig.sink.next());
            rig.transport.reconnect("the test wants it");
            assertEquals("close the test wants it", rig.sink.next());
            assertEquals("open", rig.sink.next());
        }
    }

    @Test
    void theDispatcherMaySendFromWithinOnOpen() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RecordingSink eager = new RecordingSink() {
            @Override
            public void onOpen(FrameLink link) {
                link.send("[2,\"1\",\"BootNotification\",{}]");
            }
        };
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            heard.add(c.readText());
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().connect(server.url(), eager)) {
            assertEquals("[2,\"1\",\"BootNotification\",{}]", heard.poll(20, TimeUnit.SECONDS));
            assertEquals(Step.OPEN, rig.transport.status().step());
        }
    }

    @Test
    void trap2_aQuietConnectionIsNotClosedForBeingIdle() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.socket.setSoTimeout(1_500);
            assertThrows(SocketTimeoutException.class, c::readFrame);
            c.sendText("still here");
            c.socket.setSoTimeout(0);
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig(Rig.attempts(Duration.ofMillis(500)))) {
            rig.connect(server.url());
            assertEquals("open", rig.sink.next());
            assertEquals("text still here", rig.sink.next());
        }
    }

    @ParameterizedTest
    @CsvSource({"3500, 4096, open", "4500, 4096, refused", "4500, 8192, open", "8500, 8192, refused"})
    void howLongTheHeadersMayBeFollowsTheConfiguration(int sent, int bound, String expected) throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.upgrade("\r\nSec-WebSocket-Protocol: ocpp1.6\r\nX-Long: " + "x".repeat(sent));
            c.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig(Rig.headers(bound)).connect(server.url())) {
            if (expected.equals("open")) {
                assertEquals("open", rig.sink.next());
            } else {
                assertEquals(Kind.HTTP_OTHER, rig.failure().kind());
            }
        }
    }

    @Test
    void theThreadsOfTheClientFollowTheConfiguration() {
        JettyClient client = JettyClient.plain(Rig.headers(4096));
        try {
            assertEquals(3, ((QueuedThreadPool) client.webSocket().getHttpClient().getExecutor()).getMaxThreads());
        } finally {
            client.stop();
        }
    }

    @Test
    void badInput_endlessHttpHeadersAreNotCollected() throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.write("HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000_000; i++) {
                c.write(("X-" + i + ": more and more and more and more\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }); Rig rig = new Rig().connect(server.url())) {
            assertEquals(Kind.HTTP_OTHER, rig.failure().kind());
        }
    }
}
