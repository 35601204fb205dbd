package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever speaks HTTP to the charger without manners: every request is bounded in size and time, and others are served meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpBoundsTest {

    /** The idle time of a connection is 20 s, a body may take 10 s. */
    private static final int PATIENCE_MILLIS = 40_000;

    private ChargerProcess charger;

    @BeforeAll
    void start(@TempDir Path folder) {
        charger = ChargerProcess.start(new ChargerProcess.Options().data(folder.resolve("data")));
    }

    @AfterAll
    void stop() {
        charger.close();
    }

    @Test
    void a_header_that_does_not_end_is_refused() throws IOException {
        assertEquals("431", status("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"));
        assertEquals("414", status("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void a_body_beyond_the_bound_is_refused_whether_it_says_its_length_or_not() throws IOException {
        String post = "POST /simulator/plug HTTP/1.1\r\nHost: localhost\r\n";
        String body = " ".repeat(70_000);
        assertEquals("413", status(post + "Content-Length: 70000\r\n\r\n" + body));
        assertEquals("413", status(post + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(70_000) + "\r\n" + body + "\r\n0\r\n\r\n"));
    }

    @Test
    void deep_nesting_and_long_numbers_are_refused_with_a_short_sentence() throws IOException {
        assertRefused("[".repeat(30_000));
        assertRefused("{\"connectorId\":" + "9".repeat(30_000) + "}");
        assertRefused("{\"" + "x".repeat(30_000) + "\":1}");
    }

    private void assertRefused(String body) throws IOException {
        String answer = exchange("POST /simulator/plug HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        assertEquals("400", answer.split(" ")[1], answer);
        assertTrue(answer.length() < 2_000, answer);
    }

    @Test
    void nothing_is_echoed_and_no_file_is_served() throws IOException {
        for (String request : List.of("TRACE /health", "GET /../../lib/jvm.options", "GET /simulator/..%2f..%2fhotplug.db", "GET /%2e%2e/hotplug.db")) {
            String answer = exchange(request + " HTTP/1.1\r\nHost: localhost\r\nCookie: secret-cookie\r\nConnection: close\r\n\r\n");
            assertTrue(answer.split(" ")[1].matches("4\\d\\d"), answer);
            assertFalse(answer.contains("secret-cookie"), answer);
        }
    }

    @Test
    void idle_and_dribbling_clients_are_put_out_and_others_are_served_meanwhile() throws IOException, InterruptedException {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            idle.add(open("GET /health HTTP/1.1\r\nHost: loc"));
        }
        Socket dribbling = open("POST /simulator/plug HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        Thread drops = new Thread(() -> dribble(dribbling));
        drops.start();
        assertTrue(charger.health().check("link").length() >= 0);
        assertEquals("200", status("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        assertTrue(threads() < 80, () -> threads() + " threads");
        assertEquals("408", new String(dribbling.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).split(" ")[1]);
        for (Socket socket : idle) {
            socket.getInputStream().readAllBytes();
            socket.close();
        }
        drops.join();
    }

    private static void dribble(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 900; i++) {
                out.write(' ');
                Thread.sleep(Duration.ofMillis(200).toMillis());
            }
        } catch (IOException e) {
            // put out, as it should be
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + charger.jvm().pid() + "/task"))) {
            return tasks.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String status(String request) throws IOException {
        String answer = exchange(request);
        return answer.isEmpty() ? "" : answer.split(" ")[1];
    }

    /** The answer up to the end of the connection; the server may close while the request is still being written. */
    private String exchange(String request) throws IOException {
        try (Socket socket = open("")) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // the answer may be there nevertheless
            }
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
        } catch (SocketException e) {
            // reset behind the answer
        }
        return text.toString();
    }

    private Socket open(String beginning) throws IOException {
        Socket socket = new Socket("127.0.0.1", charger.httpPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }
}
