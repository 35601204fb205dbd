package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** G13: the Core profile is replaced again and again while a car charges and the central system asks without a pause. */
final class SwapBenchmark {

    private static final String BUNDLE = "dev.hotplug.profile.core";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final Site site;
    private final CentralSystem central;
    private final Set<String> ids = new HashSet<>();
    private final List<String> actions = new ArrayList<>();
    private int doubled;

    SwapBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
    }

    void run(Table table) {
        int shellPort = Site.freePort();
        central.watch(this::note);
        try (Subject charger =
                Subject.charger(site, site.data("swap"), Map.of("HOTPLUG_SHELL_PORT", Integer.toString(shellPort)))) {
            charger.awaitBoot(central);
            charger.awaitReady(central);
            charge(charger);
            int connections = central.connections();
            try (Console console = new Console(shellPort)) {
                swaps(table, console, connections);
            }
            charger.stop(central);
        } finally {
            central.watch(call -> { });
        }
    }

    private void swaps(Table table, Console console, int connections) {
        int swaps = site.count(50, 2);
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Thread swapper = new Thread(() -> swap(console, swaps, over, failure), "swapper");
        swapper.setDaemon(true);
        List<Double> quiet = new ArrayList<>();
        ask(quiet, site.count(2000, 20));
        swapper.start();
        List<Double> millis = new ArrayList<>();
        int errors = 0;
        while (!over.get()) {
            errors += ask(millis, 1);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        long stops = actions.stream().filter(a -> a.equals("StopTransaction")).count();
        long values = actions.stream().filter(a -> a.equals("MeterValues")).count();
        boolean whole = errors == 0 && doubled == 0 && stops == 0 && central.connections() == connections;
        table.add("G13", swaps + " swaps of the Core profile in one charge; longest delay of a call", 
                "0 lost or doubled, socket stays open, <= 100 ms", "<= 50 ms",
                Numbers.text(Numbers.highest(millis)) + " ms (" + Numbers.text(Numbers.highest(quiet)) + " ms without swaps), "
                        + millis.size() + " calls, " + errors + " errors; " + values + " MeterValues, " + doubled + " doubled; socket "
                        + (central.connections() == connections ? "open" : "closed"),
                Met.of(whole && Numbers.highest(millis) <= 100, Numbers.highest(millis) <= 50));
    }

    /** Says how many answers were errors. */
    private int ask(List<Double> millis, int count) {
        int errors = 0;
        for (int i = 0; i < count; i++) {
            long asked = System.nanoTime();
            errors += central.call("GetConfiguration", CallBenchmark.ONE_KEY).kind() == 4 ? 1 : 0;
            millis.add((System.nanoTime() - asked) / 1e6);
        }
        return errors;
    }

    private void swap(Console console, int swaps, AtomicBoolean over, AtomicReference<RuntimeException> failure) {
        try {
            long id = console.bundleId(BUNDLE);
            for (int i = 1; i <= swaps; i++) {
                Path jar = repacked(i);
                console.run("update " + id + " " + jar.toUri());
                Thread.sleep(BETWEEN.toMillis());
                String line = console.bundleLine(BUNDLE);
                if (!line.contains("Active") || !line.contains("swap" + i)) {
                    throw new IllegalStateException("swap " + i + " did not work: " + line);
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            failure.set(new IllegalStateException(e));
        } finally {
            over.set(true);
        }
    }

    private void note(Frame call) {
        if (call.ofTransaction()) {
            actions.add(call.action());
            doubled += ids.add(call.id()) ? 0 : 1;
        }
    }

    /** Plugs in, shows a card and wants energy, until StartTransaction has come. */
    private void charge(Subject charger) {
        central.call("ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"1\"}");
        simulator(charger, "POST", "plug", "{\"connectorId\":1}");
        simulator(charger, "POST", "rfid", "{\"uid\":\"04A23C5A\"}");
        simulator(charger, "PUT", "ev", "{\"connectorId\":1,\"state\":\"C\"}");
        if (!central.serveUntil(() -> actions.contains("StartTransaction"), PATIENCE)) {
            throw new IllegalStateException("the car does not charge; calls so far: " + actions);
        }
    }

    private static void simulator(Subject charger, String method, String call, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + charger.httpPort() + "/simulator/" + call))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(call + " answered " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shipped bundle with another version in its manifest. */
    private Path repacked(int number) {
        Path target = site.work().resolve("profile-core-swap" + number + ".jar");
        try (JarFile source = new JarFile(shipped().toFile())) {
            Manifest manifest = new Manifest(source.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), "0.1.0.swap" + number);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                for (ZipEntry entry : source.stream().filter(e -> !e.getName().equals(JarFile.MANIFEST_NAME)).toList()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    source.getInputStream(entry).transferTo(out);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path shipped() throws IOException {
        try (Stream<Path> files = Files.list(site.distribution().resolve("bundles"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("profile-core-")).findFirst().orElseThrow();
        }
    }
}
