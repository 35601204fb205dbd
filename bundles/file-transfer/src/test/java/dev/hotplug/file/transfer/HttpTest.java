package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP and HTTPS against the server of the JDK, and against sockets that misbehave. */
class HttpTest {

    @TempDir
    Path folder;

    private Bench bench;
    private HttpServer server;
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile byte[] served = Bench.bytes(200_000, 2);
    private volatile String etag = "\"v1\"";
    private volatile int cutAfter = -1;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder, Bench.RULES);
        server = serve(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private HttpServer serve(HttpServer made) {
        made.createContext("/", this::answer);
        made.setExecutor(Executors.newCachedThreadPool(r -> {
            Thread thread = new Thread(r, "test-server");
            thread.setDaemon(true);
            return thread;
        }));
        made.start();
        return made;
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (path.startsWith("/status/")) {
            exchange.sendResponseHeaders(Integer.parseInt(path.split("/")[2]), -1);
        } else if (path.startsWith("/login/") && !"Basic dXNlcjpwQHNz".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders().add("Location", path.replace("/moved/", "/there/"));
            exchange.sendResponseHeaders(307, -1);
        } else if (path.startsWith("/away/")) {
            exchange.getResponseHeaders().add("Location", "ftp://127.0.0.1:1/x");
            exchange.sendResponseHeaders(307, -1);
        } else if (path.startsWith("/round/")) {
            exchange.getResponseHeaders().add("Location", path);
            exchange.sendResponseHeaders(308, -1);
        } else if (path.startsWith("/form") && exchange.getRequestMethod().equals("PUT")) {
            exchange.sendResponseHeaders(405, -1);
        } else if (path.startsWith("/parts/")) {
            givePart(exchange);
        } else if (exchange.getRequestMethod().equals("GET")) {
            give(exchange);
        } else {
            stored.put(path, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(201, -1);
        }
        exchange.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        Headers request = exchange.getRequestHeaders();
        exchange.getResponseHeaders().add("ETag", etag);
        int from = 0;
        if (request.containsKey("Range") && etag.equals(request.getFirst("If-Range"))) {
            from = Integer.parseInt(request.getFirst("Range").replaceAll("\\D", ""));
            requests.add("from " + from);
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (served.length - 1) + "/" + served.length);
        }
        boolean chunked = exchange.getRequestURI().getPath().startsWith("/chunked");
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, chunked ? 0 : served.length - from);
        int end = cutAfter < 0 ? served.length : cutAfter;
        exchange.getResponseBody().write(served, from, end - from);
    }

    private void givePart(HttpExchange exchange) throws IOException {
        String[] range = exchange.getRequestHeaders().getFirst("Range").replace("bytes=", "").split("-");
        requests.add(String.join("-", range));
        int from = Integer.parseInt(range[0]);
        int end = Math.min(served.length, Integer.parseInt(range[1]) + 1);
        exchange.getResponseHeaders().add("ETag", etag);
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + served.length);
        exchange.sendResponseHeaders(206, end - from);
        exchange.getResponseBody().write(served, from, cutAfter < 0 ? end - from : Math.min(cutAfter, end - from));
        if (exchange.getRequestURI().getPath().endsWith("/changing")) {
            etag = "\"v2\"";
        }
    }

    private Outcome parts(String path, Path target, Parts.Span... spans) {
        return Bench.end(bench.transfers.parts(new Parts(url(path), target, List.of(spans), Optional.empty(), Trust.JAVA)));
    }

    @Test
    void partsGoToTheirPlaces_andTheLastEndsWithTheFile() throws IOException {
        Path target = folder.resolve("parts.bin");
        Files.write(target, new byte[1_000]);
        Outcome.Done done = Bench.done(
                parts("/parts/f", target, new Parts.Span(100, 50), new Parts.Span(served.length - 10, 99)));
        assertEquals(60, done.bytes());
        assertEquals(Optional.of(new Validator("\"v1\"")), done.server());
        byte[] written = Files.readAllBytes(target);
        assertEquals(served.length, written.length);
        assertArrayEquals(Arrays.copyOfRange(served, 100, 150), Arrays.copyOfRange(written, 100, 150));
        assertArrayEquals(Arrays.copyOfRange(served, served.length - 10, served.length),
                Arrays.copyOfRange(written, served.length - 10, served.length));
        assertEquals(0, written[99] | written[150], "the rest stays");
    }

    @Test
    void partsOfTwoVersionsAreNotMixed_andAServerWithoutRangeIsToldApart() {
        Path target = folder.resolve("parts.bin");
        assertEquals(Kind.UNSUPPORTED, Bench.failure(
                parts("/parts/changing", target, new Parts.Span(0, 5), new Parts.Span(9, 5))).kind());
        etag = "\"v1\"";
        assertEquals(Kind.UNSUPPORTED, Bench.failure(parts("/f", target, new Parts.Span(0, 5))).kind());
        assertEquals(Kind.REFUSED, Bench.failure(parts("/status/404", target, new Parts.Span(0, 5))).kind());
        cutAfter = 3;
        assertEquals(Kind.LINK_LOST, Bench.failure(parts("/parts/f", target, new Parts.Span(0, 5))).kind());
        assertEquals(Kind.UNSUPPORTED, Bench.failure(Bench.end(bench.transfers.parts(new Parts(
                "ftp://127.0.0.1:1/f", target, List.of(new Parts.Span(0, 5)), Optional.empty(), Trust.JAVA)))).kind());
    }

    @Test
    void anUploadIsAPutIntoTheFolder() throws IOException {
        Outcome.Done done = Bench.done(bench.upload(url("/a/b/")));
        assertEquals(300_000, done.bytes());
        assertArrayEquals(bench.content(), stored.get("/a/b/d.zip"));
        Bench.done(bench.upload(url("/signed?sig=1")));
        assertArrayEquals(bench.content(), stored.get("/signed?sig=1"), "an address with a query is that of the file");
    }

    @Test
    void userAndPasswordAreSentAndAWrongOneIsALoginFailure() {
        String place = "127.0.0.1:" + server.getAddress().getPort();
        Bench.done(bench.upload("http://user:p%40ss@" + place + "/login/"));
        Failure failure = Bench.failure(bench.upload("http://user:geheim@" + place + "/login/"));
        assertEquals(Kind.LOGIN, failure.kind());
        assertFalse(failure.sentence().contains("geheim"), failure.sentence());
    }

    @Test
    void aServerThatKnowsNoPutGetsAForm() throws IOException {
        Bench.done(bench.upload(url("/form/up")));
        assertEquals(List.of("PUT /form/up/d.zip", "POST /form/up"), requests);
        byte[] form = stored.get("/form/up");
        String head = new String(form, 0, 300, StandardCharsets.ISO_8859_1);
        assertTrue(head.contains("name=\"file\"; filename=\"d.zip\""), head);
        int start = head.indexOf("\r\n\r\n") + 4;
        assertArrayEquals(bench.content(), Arrays.copyOfRange(form, start, start + 300_000));
    }

    @Test
    void refusalsNameTheStatus() {
        for (int status : new int[] {403, 404, 500, 503}) {
            Failure failure = Bench.failure(bench.upload(url("/status/" + status)));
            assertEquals(status == 403 ? Kind.LOGIN : Kind.REFUSED, failure.kind());
            assertTrue(failure.sentence().contains("HTTP " + status), failure.sentence());
        }
        assertEquals(4, requests.size(), "each was asked once");
        assertEquals(Kind.UNSUPPORTED, Bench.failure(bench.upload(url("/status/501"))).kind(), "neither PUT nor POST");
    }

    @Test
    void redirectsAreFollowedWithinBounds() throws IOException {
        Bench.done(bench.upload(url("/moved/x")));
        assertArrayEquals(bench.content(), stored.get("/there/x/d.zip"));
        assertEquals(Kind.REFUSED, Bench.failure(bench.upload(url("/away/x"))).kind());
        requests.clear();
        assertEquals(Kind.REFUSED, Bench.failure(bench.upload(url("/round/x"))).kind());
        assertEquals(4, requests.size());
    }

    @Test
    void aDownloadIsWholeOrBoundedOrCut() throws IOException {
        Path target = folder.resolve("in.bin");
        assertEquals(Optional.of(new Validator("\"v1\"")), Bench.done(bench.download(url("/f"), target, 200_000, Optional.empty())).server());
        assertArrayEquals(served, Files.readAllBytes(target));
        Bench.done(bench.download(url("/chunked"), target, 200_000, Optional.empty()));
        assertArrayEquals(served, Files.readAllBytes(target));
        assertEquals(Kind.TOO_LONG, Bench.failure(bench.download(url("/f"), target, 199_999, Optional.empty())).kind());
        assertEquals(Kind.TOO_LONG, Bench.failure(bench.download(url("/chunked"), target, 199_999, Optional.empty())).kind());
        assertTrue(Files.size(target) <= 199_999);
        assertEquals(Kind.REFUSED, Bench.failure(bench.download(url("/status/404"), target, 10, Optional.empty())).kind());
    }

    @Test
    void aDownloadIsResumedOnlyInTheSameVersion() throws IOException {
        Path target = folder.resolve("in.bin");
        cutAfter = 120_000;
        Outcome.Failed cut = (Outcome.Failed) bench.download(url("/f"), target, 1_000_000, Optional.empty());
        assertEquals(Kind.LINK_LOST, cut.failure().kind());
        assertTrue(cut.bytes() > 0 && cut.bytes() == Files.size(target), cut.toString());
        cutAfter = -1;
        assertEquals(200_000, Bench.done(bench.download(url("/f"), target, 1_000_000, cut.server())).bytes());
        assertTrue(requests.contains("from " + cut.bytes()), requests.toString());
        assertArrayEquals(served, Files.readAllBytes(target));

        Files.write(target, Arrays.copyOf(served, 1_000));
        etag = "\"v2\"";
        served = Bench.bytes(150_000, 3);
        Bench.done(bench.download(url("/f"), target, 1_000_000, cut.server()));
        assertArrayEquals(served, Files.readAllBytes(target), "another version: from the start");
    }

    @Test
    void refusedAndUnknownHosts() throws IOException {
        int nobody = freePort();
        assertEquals(Kind.CONNECT, Bench.failure(bench.upload("http://127.0.0.1:" + nobody + "/")).kind());
        assertEquals(Kind.DNS, Bench.failure(bench.upload("http://no-such-host.invalid/")).kind());
        assertEquals(Kind.ADDRESS, Bench.failure(bench.upload("file:///etc/passwd")).kind());
        assertEquals(Kind.ADDRESS, Bench.failure(bench.upload("gopher://127.0.0.1/x")).kind());
        assertEquals(Kind.ADDRESS, Bench.failure(bench.upload("http://127.0.0.1:" + Bench.OWN_PORT + "/simulator/plug")).kind());
        assertTrue(bench.transfers.refusal("gopher://127.0.0.1/x").isPresent());
        assertTrue(bench.transfers.refusal("sftp://127.0.0.1/x").isEmpty());
    }

    @Test
    void onlyPermittedHosts() throws IOException {
        Bench strict = new Bench(folder, Bench.rules(List.of("files.example", ".cs.example"), List.of(), true));
        assertTrue(strict.transfers.refusal("http://files.example/").isEmpty());
        assertTrue(strict.transfers.refusal("http://a.CS.example/").isEmpty());
        assertEquals(Kind.ADDRESS, Bench.failure(strict.upload(url("/"))).kind());
    }

    @Test
    void theCertificateIsChecked() throws IOException {
        TestKeys good = TestKeys.make(folder, "IP:127.0.0.1");
        HttpsServer secure = https(good);
        String url = "https://127.0.0.1:" + secure.getAddress().getPort() + "/s";
        assertSays(bench.upload(url), "not trusted");
        bench.trust = new Trust(List.of(good.pem()));
        Bench.done(bench.upload(url));
        assertArrayEquals(bench.content(), stored.get("/s/d.zip"));
        secure.stop(0);

        TestKeys other = TestKeys.make(folder, "DNS:elsewhere.example");
        HttpsServer wrong = https(other);
        bench.trust = new Trust(List.of(other.pem()));
        assertSays(bench.upload("https://127.0.0.1:" + wrong.getAddress().getPort() + "/s"), "made out to another host");
        wrong.stop(0);

        TestKeys old = TestKeys.make(folder, "IP:127.0.0.1", "-startdate", "-10d", "-validity", "5");
        HttpsServer expired = https(old);
        bench.trust = new Trust(List.of(old.pem()));
        assertSays(bench.upload("https://127.0.0.1:" + expired.getAddress().getPort() + "/s"), "expired");
        expired.stop(0);
    }

    private static void assertSays(Outcome outcome, String words) {
        Failure failure = Bench.failure(outcome);
        assertEquals(Kind.TLS, failure.kind());
        assertTrue(failure.sentence().contains(words), failure.sentence());
    }

    private HttpsServer https(TestKeys keys) throws IOException {
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
        serve(made);
        return made;
    }

    @Test
    void aServerThatNeverReadsEndsByTheClock() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.write(bench.file, Bench.bytes(30_000_000, 4));
            Transfer transfer = bench.begin("http://127.0.0.1:" + mute.getLocalPort() + "/");
            try (Socket accepted = mute.accept()) {
                assertTrue(accepted.isConnected());
                assertFalse(transfer.outcome().toCompletableFuture().isDone());
                Failure failure = bench.failureByClock(transfer);
                assertEquals(Kind.TIMEOUT, failure.kind());
                assertTrue(failure.sentence().contains("30 s"), failure.sentence());
            }
            bench.loop.advance(Duration.ofSeconds(2));
            assertEquals(0, bench.loop.pendingTimers(), "nobody looks any more");
        }
    }

    @Test
    void anEndlessAnswerIsBoundedAndACancelIsQuick() throws Exception {
        try (ServerSocket babbler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speak = new Thread(() -> babble(babbler), "babbler");
            speak.setDaemon(true);
            speak.start();
            assertEquals(Kind.PROTOCOL, Bench.failure(bench.upload("http://127.0.0.1:" + babbler.getLocalPort() + "/")).kind());
        }
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Transfer transfer = bench.begin("http://127.0.0.1:" + mute.getLocalPort() + "/");
            try (Socket accepted = mute.accept()) {
                assertTrue(accepted.isConnected());
                bench.transfers.close();
                assertEquals(Kind.CANCELLED, Bench.failure(Bench.end(transfer)).kind());
            }
        }
        assertEquals(Kind.CANCELLED, Bench.failure(bench.upload(url("/late"))).kind());
    }

    @Test
    void aServerThatHangsUpBeforeItSaysAWordHasCutTheConnection() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Transfer transfer = bench.begin("http://127.0.0.1:" + mute.getLocalPort() + "/");
            try (Socket accepted = mute.accept()) {
                accepted.shutdownOutput();
                accepted.getInputStream().skipNBytes(300_000);
            }
            assertEquals(Kind.LINK_LOST, Bench.failure(Bench.end(transfer)).kind());
        }
    }

    private static void babble(ServerSocket babbler) {
        try (Socket socket = babbler.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the other side has had enough
        }
    }

    @Test
    void aRefusalBeforeTheBodyIsThroughIsHeard() throws Exception {
        try (ServerSocket impatient = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.write(bench.file, Bench.bytes(20_000_000, 5));
            Transfer transfer = bench.begin("http://127.0.0.1:" + impatient.getLocalPort() + "/");
            try (Socket socket = impatient.accept()) {
                InputStream in = socket.getInputStream();
                ByteArrayOutputStream head = new ByteArrayOutputStream();
                while (!head.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
                    head.write(in.read());
                }
                socket.getOutputStream().write("HTTP/1.1 413 Too Large\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                in.skipNBytes(1_000_000);
            }
            Failure failure = Bench.failure(Bench.end(transfer));
            assertTrue(failure.kind() == Kind.REFUSED || failure.kind() == Kind.LINK_LOST, failure.toString());
        }
    }

    @Test
    void twoAtATime() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + mute.getLocalPort() + "/";
            Transfer first = bench.begin(url);
            Transfer second = bench.begin(url);
            assertEquals(Kind.BUSY, Bench.failure(bench.upload(url)).kind());
            first.cancel();
            assertEquals(Kind.CANCELLED, Bench.failure(Bench.end(first)).kind());
            second.cancel();
            second.outcome().toCompletableFuture().get(5, TimeUnit.SECONDS);
            Bench.done(bench.upload(url("/free")));
        }
    }

    @Test
    void aFullOrMissingDiskIsNamed() throws IOException {
        assertEquals(Kind.DISK, Bench.failure(bench.download(url("/f"), folder.resolve("no/such/folder"), 1_000_000, Optional.empty())).kind());
        Path full = Path.of("/dev/full");
        if (Files.isWritable(full)) {
            assertEquals(Kind.DISK, Bench.failure(bench.download(url("/f"), full, 1_000_000, Optional.empty())).kind());
        }
        Files.delete(bench.file);
        assertEquals(Kind.DISK, Bench.failure(bench.upload(url("/f"))).kind());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
