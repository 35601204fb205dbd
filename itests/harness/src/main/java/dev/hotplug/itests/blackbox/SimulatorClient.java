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
import java.util.function.Predicate;

/** The physical world, over the simulator's HTTP interface. */
final class SimulatorClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    SimulatorClient(int port) {
        this.port = port;
    }

    void plug() {
        expectOk(send("POST", "plug", "{\"connectorId\":1}"));
    }

    void unplug() {
        expectOk(send("POST", "unplug", "{\"connectorId\":1}"));
    }

    void card(String uid) {
        expectOk(send("POST", "rfid", "{\"uid\":\"" + uid + "\"}"));
    }

    /** What the charge point makes of a card: the bytes of the UID from the last to the first. */
    static String idTag(String uid) {
        StringBuilder tag = new StringBuilder();
        for (int i = uid.length() - 2; i >= 0; i -= 2) {
            tag.append(uid, i, i + 2);
        }
        return tag.toString();
    }

    /** Whether the page is there. */
    boolean answers() {
        try {
            return send("GET", "state", "").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    void car(String state) {
        expectOk(send("PUT", "ev", "{\"connectorId\":1,\"state\":\"" + state + "\"}"));
    }

    void fault(String name) {
        expectOk(send("PUT", "faults/" + name, "{}"));
    }

    void clearFault(String name) {
        expectOk(send("DELETE", "faults/" + name, ""));
    }

    void speed(int factor) {
        expectOk(send("PUT", "clock", "{\"speed\":" + factor + "}"));
    }

    /** What the car can take. */
    void car(double maxAmps, int phases) {
        expectOk(send("PUT", "ev", "{\"connectorId\":1,\"maxAmps\":" + maxAmps + ",\"phases\":" + phases + "}"));
    }

    /** No fault, real time, a car that takes everything. */
    void repair() {
        state().path("faults").forEach(fault -> clearFault(fault.asText()));
        speed(1);
        car(32, 3);
    }

    /** The state of connector 1. */
    JsonNode connector() {
        return state().path("connectors").get(0);
    }

    JsonNode state() {
        HttpResponse<String> response = send("GET", "state", "");
        expectOk(response);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode awaitConnector(String what, Predicate<JsonNode> condition) {
        return Await.until("connector 1: " + what, Duration.ofSeconds(15), this::connector, condition);
    }

    HttpResponse<String> send(String method, String call, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/simulator/" + call))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void expectOk(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
