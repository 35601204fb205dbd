package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm package ocpp-rpc in strict mode: every frame in both directions is checked against the official OCPP 1.6
 * schemas by an implementation that is not ours. Where Node or the package is missing the test is skipped with a notice,
 * unless the system property {@code hotplug.strict.required} is true.
 */
final class StrictCentralSystem implements AutoCloseable {

    private static final Path SCRIPTS = Path.of(System.getProperty("user.dir"), "src/test/node");

    private final Process process;
    private final Writer commands;
    private final int port;
    private final List<JsonNode> events = new ArrayList<>();
    private int number;

    private StrictCentralSystem(Process process, int port) {
        this.process = process;
        this.port = port;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::collect, "strict-central-system");
        reader.setDaemon(true);
        reader.start();
    }

    /** Fails where the package is mandatory, otherwise skips the test, when it cannot run here. */
    static void assumeAvailable() {
        boolean available = Files.isDirectory(SCRIPTS.resolve("node_modules/ocpp-rpc")) && nodeRuns();
        if (Boolean.getBoolean("hotplug.strict.required") && !available) {
            throw new AssertionError("Node and the package ocpp-rpc are mandatory here and one of them is missing");
        }
        if (!available) {
            System.out.println("NOTICE: the schema tests with ocpp-rpc are skipped: run npm install in itests/blackbox/src/test/node");
        }
        Assumptions.assumeTrue(available, "Node or the package ocpp-rpc is missing");
    }

    /** @param passwordHex basic auth password the server demands, empty for none */
    static StrictCentralSystem start(String passwordHex) {
        int port = ChargerProcess.freePort();
        ProcessBuilder builder = new ProcessBuilder("node", "strict-central-system.mjs", Integer.toString(port), passwordHex)
                .directory(SCRIPTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            StrictCentralSystem system = new StrictCentralSystem(builder.start(), port);
            system.await("listening", e -> e.has("listening"));
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "ws://127.0.0.1:" + port + "/ocpp";
    }

    /** Makes a call; the event with its answer: {@code payload} or {@code error}. */
    JsonNode call(String action, Object payload) {
        int n = ++number;
        try {
            commands.write(WireCentralSystem.JSON.writeValueAsString(Map.of("n", n, "action", action, "payload", payload)) + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return await("answer to " + action, e -> e.path("answer").asInt() == n);
    }

    JsonNode awaitCall(String action, java.util.function.Predicate<JsonNode> payload) {
        return await(action, e -> e.path("call").asText().equals(action) && payload.test(e.path("payload")));
    }

    /** Frames that broke a schema. */
    List<JsonNode> violations() {
        return events().stream().filter(e -> e.has("violation")).toList();
    }

    List<JsonNode> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    JsonNode await(String what, java.util.function.Predicate<JsonNode> condition) {
        return Await.until(
                        what,
                        Duration.ofSeconds(30),
                        () -> events().stream().filter(condition).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static boolean nodeRuns() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void collect() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode event = WireCentralSystem.JSON.readTree(line);
                synchronized (events) {
                    events.add(event);
                }
            }
        } catch (IOException e) {
            // the process has ended; what it said is kept
        }
    }
}
