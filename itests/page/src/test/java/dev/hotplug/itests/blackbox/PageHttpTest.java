package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page's HTTP interface of the packaged charger: who is let in, who is not, and what nobody gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageHttpTest {

    private ChargerProcess charger;
    private PageClient page;
    private String first;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder.resolve("data");
        charger = ChargerProcess.start(new ChargerProcess.Options().data(data));
        first = PageClient.firstPassword(charger.output());
        page = PageClient.enter(charger);
    }

    @AfterAll
    void stop() {
        charger.close();
    }

    private PageClient stranger() {
        return new PageClient(charger.httpPort());
    }

    private PageClient technician() {
        PageClient other = stranger();
        assertEquals(200, other.signIn("technician", PageClient.PASSWORD).status());
        return other;
    }

    @Test
    void the_first_password_is_gone_once_another_is_chosen() {
        assertFalse(first.isEmpty());
        assertEquals("wrong-password", stranger().signIn("technician", first).code());
        assertFalse(Files.exists(data.resolve("first-password")));
    }

    @Test
    void the_password_is_nowhere_in_the_data_folder() throws IOException {
        for (String name : List.of("hotplug.db", "hotplug.db-wal", "log/hotplug.log")) {
            String content = new String(Files.readAllBytes(data.resolve(name)), StandardCharsets.ISO_8859_1);
            assertFalse(content.contains(PageClient.PASSWORD) || content.contains(first), name);
        }
    }

    @Test
    void nobody_gets_anything_without_signing_in_and_every_route_that_is_listed_is_served() {
        JsonNode paths = page.get("openapi").path("paths");
        assertTrue(paths.size() > 8, paths::toString);
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String at = path.getKey().substring(1).replaceAll("\\{[^}]+}", "x");
                PageClient.Answer answer = stranger().send(method.getKey().toUpperCase(Locale.ROOT), at, Map.of());
                boolean open = method.getValue().path("x-access").asText().equals("public");
                assertTrue(open ? answer.status() < 401 : answer.status() == 401, method.getKey() + " " + path.getKey() + " " + answer);
                assertFalse(method.getValue().path("summary").asText().isEmpty(), path.getKey());
            }
        }
        assertEquals(404, page.send("GET", "nothing/of/the/kind", null).status());
        assertEquals(405, page.send("DELETE", "overview", null).status());
    }

    @Test
    void whatever_changes_something_needs_the_token_of_the_page() {
        PageClient other = technician().without("X-Hotplug-Token");
        assertEquals("no-token", other.send("POST", "tokens", Map.of("name", "x")).code());
        assertEquals("no-token", other.header("X-Hotplug-Token", "guess").send("POST", "tokens", Map.of("name", "x")).code());
        assertEquals("no-token", other.send("DELETE", "session", null).code());
    }

    @Test
    void pages_of_other_sites_may_do_nothing() {
        for (Map.Entry<String, String> header : Map.of("Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site").entrySet()) {
            PageClient other = technician().header(header.getKey(), header.getValue());
            assertEquals("other-site", other.send("GET", "overview", null).code());
            assertEquals("other-site", other.send("POST", "session", Map.of("password", PageClient.PASSWORD)).code());
        }
        assertEquals(200, technician().header("Origin", "http://127.0.0.1:" + charger.httpPort()).send("GET", "overview", null).status());
    }

    @Test
    void a_viewer_looks_and_changes_nothing() {
        PageClient technician = technician();
        assertEquals(200, technician.send("PUT", "viewer", Map.of("password", "looking only")).status());
        PageClient viewer = stranger();
        assertEquals(200, viewer.signIn("viewer", "looking only").status());
        assertEquals(200, viewer.send("GET", "overview", null).status());
        assertEquals("not-allowed", viewer.send("POST", "tokens", Map.of("name", "x")).code());
        assertEquals("not-allowed", viewer.send("PUT", "viewer", Map.of("password", "another one")).code());
        assertEquals(200, technician.send("DELETE", "viewer", null).status());
        assertEquals("sign-in", viewer.send("GET", "overview", null).code());
    }

    @Test
    void an_api_token_serves_tools() {
        String token = technician().send("POST", "tokens", Map.of("name", "tool 1")).json().path("token").asText();
        PageClient tool = stranger().header("Authorization", "Bearer " + token);
        assertEquals("Available", tool.get("overview").path("status").asText());
        assertEquals("not-allowed", tool.send("POST", "tokens", Map.of("name", "y")).code());
        assertEquals(200, technician().send("DELETE", "tokens/tool%201", null).status());
        assertEquals("sign-in", tool.send("GET", "overview", null).code());
    }

    @Test
    void the_cookie_is_for_this_page_alone_and_nothing_is_kept_by_browsers() {
        PageClient.Answer answer = stranger().signIn("technician", PageClient.PASSWORD);
        String cookie = answer.response().headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), cookie);
        assertEquals("no-store", answer.response().headers().firstValue("Cache-Control").orElse(""));
        String policy = answer.response().headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
    }

    @Test
    void wrong_forms_are_refused_by_the_name_of_what_is_wrong() {
        PageClient other = technician();
        assertEquals(415, other.sendText("POST", "tokens", "{\"name\":\"x\"}", "text/plain").status());
        assertEquals(400, other.sendText("POST", "tokens", "{\"name\":", "application/json").status());
        assertEquals(400, other.sendText("POST", "tokens", "[".repeat(5_000), "application/json").status());
        assertEquals(413, other.sendText("POST", "tokens", "{\"name\":\"" + "x".repeat(70_000) + "\"}", "application/json").status());
        JsonNode error = other.send("POST", "tokens", Map.of("name", "x", "admin", true)).json().path("error");
        assertTrue(error.path("de").asText().contains("admin") && error.path("en").asText().contains("admin"), error::toString);
    }

    @Test
    void nothing_of_a_path_is_a_file() throws IOException {
        for (String path : List.of("/../hotplug.db", "/%2e%2e/hotplug.db", "/files/app.js", "/sections/../app.js", "/sections/none.js",
                "/app.js%00.css", "/api/../simulator.json", "//etc/passwd", "/dev/hotplug/local/page/files/app.js")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(answer.split(" ")[1].matches("4\\d\\d"), path + ": " + answer);
        }
    }

    @Test
    void all_of_the_page_is_small() throws IOException {
        int total = 0;
        List<String> files = new ArrayList<>(List.of("/", "/style.css", "/icon.svg", "/app.js", "/kit.js", "/entry.js", "/draw.js"));
        page.get("sections").forEach(section -> files.add("/" + section.path("module").asText()));
        for (String file : files) {
            String answer = raw("GET " + file + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200"), file + answer);
            assertTrue(answer.contains("Content-Encoding: gzip"), file);
            total += answer.length() - answer.indexOf("\r\n\r\n");
        }
        System.out.println("The page is " + total + " bytes in all, compressed.");
        assertTrue(total < 150_000, total + " bytes");
    }

    private static final String FILE = "software/file";
    private static final String TYPE = "application/octet-stream";

    @Test
    void only_a_technician_uploads_and_only_what_is_an_update() throws IOException {
        assertEquals(415, page.send("POST", FILE, Map.of("file", "x")).status());
        assertEquals("no-token", technician().without("X-Hotplug-Token").sendText("POST", FILE, "x", TYPE).code());
        assertEquals("other-site", technician().header("Origin", "http://evil.example").sendText("POST", FILE, "x", TYPE).code());
        assertEquals("sign-in", stranger().sendText("POST", FILE, "x", TYPE).code());
        assertEquals(404, page.sendText("POST", FILE + "/hotplug.db", "x", TYPE).status());
        assertTrue(raw("POST /api/" + FILE + "/..%2f..%2fhotplug.db HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")
                .split(" ")[1].matches("4\\d\\d"));
        PageClient.Answer garbage = page.sendText("POST", FILE, "no update", TYPE);
        assertEquals("MALFORMED", garbage.code());
        assertEquals(409, garbage.status());
        assertTrue(garbage.json().path("error").path("de").asText().startsWith("Die Datei ist keine Update-Datei"), garbage.json()::toString);
        assertEquals("MALFORMED", page.get("software").path("refusal").path("reason").asText());
        assertEquals("missing", page.send("POST", "software/install", Map.of("offer", "offer-1")).code());
        assertEquals("UNKNOWN", page.send("POST", "software/return", Map.of()).code());
        assertEquals(List.of(), uploads());
    }

    @Test
    void a_viewer_sees_the_software_and_uploads_nothing() {
        String token = technician().send("POST", "tokens", Map.of("name", "looks at software")).json().path("token").asText();
        PageClient viewer = stranger().header("Authorization", "Bearer " + token);
        assertEquals("not-allowed", viewer.sendText("POST", FILE, "x", TYPE).code());
        assertEquals("not-allowed", viewer.send("POST", "software/return", Map.of()).code());
        assertEquals("0.1.0", viewer.get("software").path("set").path("version").asText());
        JsonNode bundles = viewer.get("software/bundles").path("bundles");
        JsonNode core = StreamSupport.stream(bundles.spliterator(), false).filter(b -> b.path("name").asText().equals("dev.hotplug.profile.core"))
                .findFirst().orElseThrow();
        assertTrue(core.path("works").asBoolean() && core.path("actions").toString().contains("Reset"), core::toString);
    }

    @Test
    void a_file_that_is_too_large_or_breaks_off_leaves_nothing() throws IOException {
        String head = "POST /api/" + FILE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + TYPE + "\r\nCookie: " + page.cookie()
                + "\r\nX-Hotplug-Token: " + page.token() + "\r\n";
        assertTrue(raw(head + "Content-Length: 70000000\r\n\r\nbeginning").startsWith("HTTP/1.1 413"));
        try (Socket socket = new Socket("127.0.0.1", charger.httpPort())) {
            socket.getOutputStream().write((head + "Content-Length: 1000000\r\n\r\nbeginning").getBytes(StandardCharsets.US_ASCII));
            Await.until("it comes in", Duration.ofSeconds(10), this::uploads, found -> !found.isEmpty());
            assertEquals("refused", page.sendText("POST", FILE, "another", TYPE).code());
        }
        Await.until("nothing is left", Duration.ofSeconds(10), this::uploads, List::isEmpty);
        assertEquals(413, endless(head + "Transfer-Encoding: chunked\r\n\r\n"));
        Await.until("nothing is left", Duration.ofSeconds(10), this::uploads, List::isEmpty);
        Await.until("room for another", Duration.ofSeconds(10), () -> page.sendText("POST", FILE, "x", TYPE).code(), "MALFORMED"::equals);
    }

    /** Sends without end; the status, or 413 when the other side has hung up before it could be read. */
    private int endless(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", charger.httpPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 2_000; i++) {
                socket.getOutputStream().write(chunk);
            }
            return Integer.parseInt(status(socket.getInputStream()));
        } catch (SocketException e) {
            return 413;
        }
    }

    private List<Path> uploads() {
        Path folder = data.resolve("tmp");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("update-upload-")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_thousand_followers_are_too_many_and_the_charger_goes_on() throws IOException {
        String request = "GET /api/events?topics=overview/state HTTP/1.1\r\nHost: localhost\r\nCookie: " + page.cookie() + "\r\n\r\n";
        List<Socket> followers = new ArrayList<>();
        int let = 0;
        for (int i = 0; i < 1_000; i++) {
            Socket socket = new Socket("127.0.0.1", charger.httpPort());
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            boolean open = status(socket.getInputStream()).equals("200");
            let += open ? 1 : 0;
            if (open || followers.size() < 200) {
                followers.add(socket);
            } else {
                socket.close();
            }
        }
        assertEquals(16, let);
        assertEquals(200, technician().send("GET", "overview", null).status());
        for (Socket socket : followers) {
            socket.close();
        }
        Await.until("room for followers", Duration.ofSeconds(25), () -> opened(request), status -> status.equals("200"));
    }

    private String opened(String request) {
        try (Socket socket = new Socket("127.0.0.1", charger.httpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return status(socket.getInputStream());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String status(InputStream in) throws IOException {
        return new String(in.readNBytes(12), StandardCharsets.US_ASCII).split(" ")[1];
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", charger.httpPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void guessing_is_slowed_down() {
        try (ChargerProcess other = ChargerProcess.start(new ChargerProcess.Options().data(data.resolveSibling("other")))) {
            PageClient guesser = new PageClient(other.httpPort());
            String password = PageClient.firstPassword(other.output());
            assertNotEquals(first, password);
            for (int i = 0; i < 4; i++) {
                assertEquals("wrong-password", guesser.signIn("technician", "guess " + i).code());
            }
            PageClient.Answer later = guesser.signIn("technician", password);
            assertEquals(429, later.status());
            assertTrue(Integer.parseInt(later.response().headers().firstValue("Retry-After").orElse("0")) > 0);
            PageClient.Answer in = Await.until("another guess", Duration.ofSeconds(10), () -> guesser.signIn("technician", password), a -> a.status() != 429);
            assertTrue(in.json().path("mustChange").asBoolean());
            assertEquals("choose-password", guesser.send("GET", "overview", null).code());
        }
    }
}
