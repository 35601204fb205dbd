package dev.hotplug.itests.blackbox;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The packaged distribution as a process of its own, started as a user starts it: {@code bin/hotplug run ...}. Its output
 * is collected. Closing it ends the wrapper and the JVM under it.
 */
final class ChargerProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    private static final int FIRST_PORT = Integer.getInteger("hotplug.ports.first", 20_000);
    private static final int PORTS = 4_000;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final int httpPort;
    private final Thread reader;

    private ChargerProcess(Process process, int httpPort) {
        this.process = process;
        this.httpPort = httpPort;
        reader = new Thread(this::collect, "charger-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** How to start it. */
    static final class Options {
        private final List<String> arguments = new ArrayList<>(List.of("run"));
        private final Map<String, String> environment = new TreeMap<>();
        private int httpPort = freePort();
        private Path home = PackagedDistribution.find();
        private String umask = "";

        Options arguments(String... all) {
            arguments.clear();
            arguments.addAll(List.of(all));
            return this;
        }

        Options data(Path folder) {
            return option("--data", folder.toString());
        }

        Options provision(Path file) {
            return option("--provision", file.toString());
        }

        Options option(String name, String value) {
            arguments.add(name);
            arguments.add(value);
            return this;
        }

        Options httpPort(int port) {
            httpPort = port;
            return this;
        }

        /** For commands that open no port. */
        Options withoutPort() {
            httpPort = 0;
            return this;
        }

        /** Another distribution than the usual one. */
        Options home(Path folder) {
            home = folder;
            return this;
        }

        /** File mode mask of whoever starts it, such as {@code 000}. */
        Options umask(String octal) {
            umask = octal;
            return this;
        }

        Options environment(String name, String value) {
            environment.put(name, value);
            return this;
        }
    }

    /** Starts it and waits for the ready line. */
    static ChargerProcess start(Options options) {
        ChargerProcess charger = launch(options);
        charger.awaitReady();
        return charger;
    }

    /** Starts it and waits for nothing. */
    static ChargerProcess launch(Options options) {
        List<String> command = new ArrayList<>();
        if (!options.umask.isEmpty()) {
            command.addAll(List.of("sh", "-c", "umask " + options.umask + "; exec \"$0\" \"$@\""));
        }
        command.add(options.home.resolve("bin/hotplug").toString());
        command.addAll(options.arguments);
        if (options.httpPort > 0 && !options.arguments.contains("--http-port")) {
            command.addAll(List.of("--http-port", Integer.toString(options.httpPort)));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (!options.environment.containsKey("HOTPLUG_CDS_DUMP")) {
            builder.environment().put("HOTPLUG_JAVA_OPTS", ClassDataArchive.option());
        }
        builder.environment().putAll(options.environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return new ChargerProcess(builder.start(), options.httpPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port nobody listens on now, given once, and below those that the kernel deals out by itself: what listens on port 0 or
     * connects meanwhile cannot get it before the charger does.
     */
    static int freePort() {
        for (int tries = 0; tries < PORTS; tries++) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST_PORT + " to " + (FIRST_PORT + PORTS - 1));
    }

    int httpPort() {
        return httpPort;
    }

    SimulatorClient simulator() {
        return new SimulatorClient(httpPort);
    }

    HealthPage health() {
        return new HealthPage(httpPort);
    }

    /** Everything it has printed so far. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    void awaitReady() {
        try {
            process.onExit().thenRun(ready::countDown);
            if (!ready.await(READY.toSeconds(), TimeUnit.SECONDS) || !process.isAlive()) {
                throw new AssertionError("the charger did not become ready; it printed:\n" + output());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Exit code of the wrapper, once it has ended by itself. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the charger still runs after " + limit + "; it printed:\n" + output());
            }
            reader.join(2_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Process id of the JVM under the wrapper. */
    ProcessHandle jvm() {
        return process.descendants()
                .filter(p -> p.info().command().map(c -> c.endsWith("java")).orElse(false))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no JVM runs under the wrapper"));
    }

    /** A power cut: wrapper and JVM are gone at once. */
    void powerCut() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        below.forEach(p -> p.onExit().join());
        process.onExit().join();
    }

    /** SIGTERM, as systemd and Ctrl-C do. */
    void terminate() {
        process.destroy();
    }

    boolean running() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(8, TimeUnit.SECONDS)) {
                    powerCut();
                }
            } catch (InterruptedException e) {
                powerCut();
            }
        }
    }

    private void collect() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("Hotplug ") && line.contains(" ready:")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            synchronized (output) {
                output.add("(output ended: " + e.getMessage() + ")");
            }
        }
    }
}
