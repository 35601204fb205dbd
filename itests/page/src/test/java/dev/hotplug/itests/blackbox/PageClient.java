package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tool that uses the page's REST interface. */
final class PageClient {

    static final String PASSWORD = "werkstatt-7-tor";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP;

    static {
        System.setProperty("jdk.httpclient.keepalive.timeout", "5"); // the charger closes what is silent for 20 s
        HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private final String base;
    private final HttpClient http;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String cookieLine = "";

    PageClient(int port) {
        this("http://127.0.0.1:" + port + "/api/", HTTP);
    }

    private PageClient(String base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** One that speaks TLS. */
    static PageClient secure(int port, HttpClient http) {
        return new PageClient("https://127.0.0.1:" + port + "/api/", http);
    }

    /** An answer: status, JSON, headers. */
    record Answer(int status, JsonNode json, HttpResponse<String> response) {

        String code() {
            return json.path("error").path("code").asText();
        }
    }

    /** The first password in a ready line; empty when there is none. */
    static String firstPassword(String output) {
        Matcher line = Pattern.compile("ready: .* first password ([A-Z2-9-]{14})").matcher(output);
        return line.find() ? line.group(1) : "";
    }

    /** Signs in with the first password and chooses {@link #PASSWORD}. */
    static PageClient enter(ChargerProcess charger) {
        PageClient page = new PageClient(charger.httpPort());
        String first = firstPassword(charger.output());
        page.signIn("technician", first);
        Answer changed = page.send("PUT", "password", Map.of("present", first, "password", PASSWORD));
        if (changed.status() != 200) {
            throw new AssertionError("the password could not be changed: " + changed.json());
        }
        page.keep(changed);
        return page;
    }

    Answer signIn(String user, String password) {
        Answer answer = send("POST", "session", Map.of("user", user, "password", password));
        if (answer.status() == 200) {
            keep(answer);
        }
        return answer;
    }

    /** From here on with the cookie and the token of this answer. */
    void keep(Answer signedIn) {
        cookieLine = signedIn.response().headers().firstValue("Set-Cookie").orElseThrow();
        headers.put("Cookie", cookieLine.split(";")[0]);
        headers.put("X-Hotplug-Token", signedIn.json().path("token").asText());
    }

    PageClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    PageClient without(String name) {
        headers.remove(name);
        return this;
    }

    /** The cookie as it was set, with what it says about itself. */
    String cookieLine() {
        return cookieLine;
    }

    String token() {
        return headers.get("X-Hotplug-Token");
    }

    String cookie() {
        return headers.get("Cookie");
    }

    JsonNode get(String path) {
        Answer answer = send("GET", path, null);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.json());
        }
        return answer.json();
    }

    Answer send(String method, String path, Object body) {
        try {
            return sendText(method, path, body == null ? "" : JSON.writeValueAsString(body), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer sendText(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
