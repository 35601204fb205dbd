package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** The product as a process with its simulated world, for programs outside of this package that start it again and again. */
public final class Rig implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path data;
    private final Path provisioning;
    private final int httpPort = ChargerProcess.freePort();
    private final SimulatorClient world = new SimulatorClient(httpPort);
    private volatile ChargerProcess process;

    private Rig(Path home, Path data, Path provisioning) {
        this.home = home;
        this.data = data;
        this.provisioning = provisioning;
    }

    /**
     * A charger on a copy of the distribution, so that nobody rebuilds it meanwhile; it is not started yet.
     *
     * @param work          an empty folder for distribution and data
     * @param configuration other values in {@code config/}: by PID, then by name
     */
    public static Rig prepare(Path work, Path provisioning, Map<String, Map<String, Object>> configuration) {
        Path whole = work.resolve("packaged");
        Distribution.copyTree(PackagedDistribution.find(), whole);
        System.setProperty("hotplug.distribution", whole.toString());
        Distribution copy = Distribution.copy(work.resolve("distribution"));
        configuration.forEach((pid, values) -> values.forEach((name, value) -> copy.set(pid, name, value)));
        return new Rig(copy.home(), work.resolve("data"), provisioning);
    }

    /** A port nobody listens on now. */
    public static int freePort() {
        return ChargerProcess.freePort();
    }

    /** Starts the process and waits for its ready line. */
    public void start() {
        process = ChargerProcess.start(new ChargerProcess.Options()
                .home(home)
                .data(data)
                .provision(provisioning)
                .httpPort(httpPort));
    }

    /** A power cut: everything is gone at once. */
    public void kill() {
        process.powerCut();
    }

    public Path data() {
        return data;
    }

    /** Process id of the JVM; it is another one after a restart, and there is none for a moment in between: -1. */
    public long pid() {
        try {
            return process.jvm().pid();
        } catch (AssertionError e) {
            return -1;
        }
    }

    /** Whether the wrapper runs. */
    public boolean running() {
        return process.running();
    }

    /** All that was printed since the last {@link #start()}. */
    public String output() {
        return process.output();
    }

    /**
     * The state of the simulated world.
     *
     * @throws UncheckedIOException when the page does not answer
     */
    public JsonNode world() {
        try {
            return JSON.readTree(world.send("GET", "state", "").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does something to the simulated world.
     *
     * @return whether it was taken
     * @throws UncheckedIOException when the page does not answer
     */
    public boolean world(String method, String call, String body) {
        HttpResponse<String> answer = world.send(method, call, body);
        return answer.statusCode() / 100 == 2;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
