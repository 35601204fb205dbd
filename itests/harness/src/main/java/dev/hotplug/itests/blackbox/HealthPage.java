package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** {@code GET /health} of a charger. */
final class HealthPage {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    HealthPage(int port) {
        this.port = port;
    }

    /** Status and messages of one check, in one line. */
    String check(String name) {
        for (JsonNode check : page().path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("status").asText() + " " + check.path("messages");
            }
        }
        return "";
    }

    String await(String name, Duration limit, String... words) {
        return Await.until("/health says of " + name + " " + String.join(", ", words), limit, () -> check(name),
                text -> java.util.Arrays.stream(words).allMatch(text::contains));
    }

    private JsonNode page() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return WireCentralSystem.JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
