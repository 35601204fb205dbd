package dev.hotplug.demo.central.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The simulator's HTTP interface. A call waits at most a few seconds. */
final class SimulatorClient implements World {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 1_000;

    /** Answers of a page whose simulator has not come yet, or is going. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 503);

    private final URI base;

    /** @param base ends with {@code /simulator/} */
    SimulatorClient(URI base) {
        this.base = base;
    }

    @Override
    public Seen look() throws IOException {
        JsonNode state = call("GET", "state", null);
        JsonNode connector = state.path("connectors").path(0);
        return new Seen(
                connector.path("plugged").asBoolean(), connector.path("meterWh").asDouble(), state.path("cardReader").asBoolean());
    }

    @Override
    public void card(String uid) throws IOException {
        call("POST", "rfid", Map.of("uid", uid));
    }

    @Override
    public void plug() throws IOException {
        call("POST", "plug", Map.of("connectorId", 1));
    }

    @Override
    public void unplug() throws IOException {
        call("POST", "unplug", Map.of("connectorId", 1));
    }

    @Override
    public void wantEnergy() throws IOException {
        call("PUT", "ev", Map.of("connectorId", 1, "state", "C"));
    }

    @Override
    public void speed(int times) throws IOException {
        call("PUT", "clock", Map.of("speed", times));
    }

    private JsonNode call(String method, String path, Map<String, Object> body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) base.resolve(path).toURL().openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestProperty("Connection", "close");
            if (body != null) {
                send(connection, body);
            }
            return answer(connection);
        } finally {
            connection.disconnect();
        }
    }

    private static void send(HttpURLConnection connection, Map<String, Object> body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    private static JsonNode answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        JsonNode json = parsed(text(status / 100 == 2 ? connection.getInputStream() : connection.getErrorStream()));
        if (status / 100 == 2) {
            return json;
        }
        String why = json.path("error").asText("it answers " + status);
        throw NOT_THERE.contains(status) ? new IOException(why) : new Refused(why);
    }

    private static String text(InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An error page of somebody else is no JSON. */
    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
