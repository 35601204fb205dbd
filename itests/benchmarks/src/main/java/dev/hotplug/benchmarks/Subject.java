package dev.hotplug.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that is measured: the charger, or a peer that connects to the same central system. */
final class Subject implements AutoCloseable {

    /** What the Java-OCA-OCPP library needs; a longer class path would slow the peers down. */
    private static final String PEER_JARS = "(Java-WebSocket|OCPP-J|common|v1_6|gson|slf4j|activation|jax|javax|stax).*";

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Process process;
    private final Path output;
    private final boolean wrapped;
    private final int httpPort;
    private final long startedAt;
    private ProcessHandle java;

    private Subject(ProcessBuilder builder, Path output, boolean wrapped, int httpPort) {
        this.output = output;
        this.wrapped = wrapped;
        this.httpPort = httpPort;
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        this.startedAt = System.nanoTime();
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code bin/hotplug run} on a data folder, with more arguments and environment. */
    static Subject charger(Site site, Path data, Map<String, String> environment, String... arguments) {
        int port = Site.freePort();
        List<String> command = new ArrayList<>(List.of(
                site.distribution().resolve("bin/hotplug").toString(), "run", "--data", data.toString(), "--http-port",
                Integer.toString(port)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new Subject(builder, data.resolveSibling(data.getFileName() + ".out"), true, port);
    }

    /** A main class of this module in a Java of its own. */
    static Subject peer(Site site, Class<?> main, CentralSystem central, String... javaOptions) {
        List<String> command = command(main, PEER_JARS, javaOptions);
        command.add(Integer.toString(central.port()));
        ProcessBuilder builder = new ProcessBuilder(command);
        return new Subject(builder, site.work().resolve(main.getSimpleName() + ".out"), false, 0);
    }

    /** A main class of this module with those libraries whose file names match. */
    static List<String> command(Class<?> main, String jars, String... javaOptions) {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar") || Path.of(entry).getFileName().toString().matches(jars))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin/java"));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-cp", path, main.getName()));
        return command;
    }

    /**
     * What a start cost.
     *
     * @param seconds    from the start of the process to BootNotification at the central system
     * @param cpuSeconds the same for processor time, that of the wrapper's shell included
     */
    record Start(double seconds, double cpuSeconds) {}

    /** Waits for BootNotification, and answers it. */
    Start awaitBoot(CentralSystem central) {
        double[] cpu = new double[1];
        try {
            long at = central.boot(BOOT, () -> cpu[0] = cpuSeconds());
            return new Start((at - startedAt) / 1e9, cpu[0]);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IllegalStateException("no start; it printed: " + output(), e);
        }
    }

    /** Until it has said that it is ready. */
    void awaitReady(CentralSystem central) {
        if (!central.serveUntil(() -> output().contains(" ready:"), BOOT)) {
            throw new IllegalStateException("not ready within " + BOOT + "; it printed: " + output());
        }
    }

    /** Of Java, not of the shell above it. */
    long pid() {
        if (java == null) {
            java = wrapped ? javaBelow() : process.toHandle();
        }
        return java.pid();
    }

    int httpPort() {
        return httpPort;
    }

    double cpuSeconds() {
        double own = Counters.cpuSeconds(pid());
        return wrapped ? own + Counters.cpuSecondsWithChildren(process.pid()) : own;
    }

    double residentMebibytes() {
        return Counters.residentMebibytes(pid());
    }

    /** A power cut. The shell goes first, or it would start Java again. */
    void kill() {
        ProcessHandle below = wrapped ? javaBelow() : process.toHandle();
        process.destroyForcibly();
        below.destroyForcibly();
        below.onExit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** An orderly stop, with the central system still answering. */
    void stop(CentralSystem central) {
        process.destroy();
        central.serveUntil(() -> !process.isAlive(), STOP);
        close();
        central.hangUp();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private ProcessHandle javaBelow() {
        return process.descendants()
                .filter(p -> p.info().command().map(c -> c.endsWith("/java")).orElse(false))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Java runs; it printed: " + output()));
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(nothing)";
        }
    }
}
