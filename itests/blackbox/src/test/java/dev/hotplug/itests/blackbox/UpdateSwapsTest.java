package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * One charge in which the updater swaps again and again, there by a patch and back, while the central system asks all the time: profiles
 * and the driver. {@code -Dhotplug.update.swaps} says how often.
 */
@Isolated("it measures")
class UpdateSwapsTest {

    private static final int SWAPS = Integer.getInteger("hotplug.update.swaps", 6);
    /** A long run asks less often, so that the machine has time for the swaps. */
    private static final long PAUSE_NANOS = SWAPS > 100 ? 20_000_000 : 2_000_000;
    /** After so many the first look at the memory is taken. */
    private static final int WARM = 100;
    private static final int PROGRESS = 50;
    private static final List<List<String>> PARTS = List.of(
            List.of("profile-core"), List.of("driver-copper-sb"), List.of("profile-smart-charging", "profile-remote-trigger"),
            List.of("profile-core", "driver-copper-sb"));
    /** Old versions that may wait for the collector, and what else may differ between two looks. */
    private static final int LOADERS_MORE = 10;
    private static final double METASPACE_MORE = 3;
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    @TempDir
    Path folder;

    private UpdateBench bench;

    /** Class loaders of bundles and MiB of their classes, after a collection; 0 where there is no jcmd. */
    private record Memory(int loaders, double metaspace) {}

    @Test
    void swapsInOneChargeLoseNothingAndLeaveNothingBehind() {
        try (UpdateBench started = new UpdateBench(folder, 1)) {
            bench = started;
            bench.vendor.gate(20, 0);
            bench.start();
            bench.centralSystem.awaitStatus("Available");
            bench.plugIn();
            bench.centralSystem.awaitCall("MeterValues");
            Memory first = memory();
            try (EnergyWatch energy = new EnergyWatch(bench.world()); GapTraffic traffic = new GapTraffic(bench.centralSystem, PAUSE_NANOS)) {
                for (int swap = 0; swap < SWAPS; swap++) {
                    swap(swap, traffic);
                    first = swap == WARM ? memory() : first;
                }
                assertEquals(List.of(), traffic.finish(), "calls answered wrongly");
                assertEquals(List.of(), energy.finish(), "no energy in a gap");
                System.out.printf("%d swaps by the updater in one charge, %d calls, the longest waited %d ms; %d looks at the contactor%n",
                        SWAPS, traffic.count(), traffic.slowest().toMillis(), energy.looks());
            }
            Memory last = memory();
            System.out.printf("class loaders of bundles: %d, then %d; their classes: %.1f MiB, then %.1f%n",
                    first.loaders(), last.loaders(), first.metaspace(), last.metaspace());
            assertEquals(1, bench.centralSystem.calls("BootNotification").size(), "no BootNotification in a charge");
            bench.world().unplug();
            assertNothingLostOrDoubled();
            assertTrue(last.loaders() <= first.loaders() + (SWAPS > WARM ? LOADERS_MORE : SWAPS * 2), "class loaders: " + last);
            assertTrue(SWAPS <= WARM || last.metaspace() <= first.metaspace() + METASPACE_MORE, "classes: " + first + ", then " + last);
        }
    }

    private void swap(int number, GapTraffic traffic) {
        String request = "s" + number;
        if (number % 2 == 0) {
            List<Path> jars = new ArrayList<>();
            for (String artifact : PARTS.get(number / 2 % PARTS.size())) {
                jars.add(bench.next(artifact, "9.0." + (number + 1)));
            }
            Path patch = bench.vendor.patch(request, jars.toArray(Path[]::new));
            IntStream.range(0, 12).forEach(each -> traffic.burst(each * 100L));
            assertEquals("Accepted", bench.shell("hotplug:install " + request + " '" + patch + "'"));
            awaitInstalled(request);
            tidy(patch, jars);
        } else {
            IntStream.range(0, 6).forEach(each -> traffic.burst(each * 50L));
            assertEquals("Accepted", bench.shell("hotplug:goback " + request));
            awaitInstalled(request);
        }
        if ((number + 1) % PROGRESS == 0) {
            System.out.printf("%d swaps, %d calls, the longest waited %d ms, %s%n", number + 1, traffic.count(), traffic.slowest().toMillis(), memory());
        }
    }

    private void awaitInstalled(String request) {
        Await.until(request + " is installed", UpdateBench.SOON, () -> bench.shell("hotplug:updates"),
                text -> text.contains("request=" + request + ", result=") && text.contains("phase=IDLE"));
        String said = bench.shell("hotplug:updates");
        assertTrue(said.contains("request=" + request + ", result=INSTALLED"), said);
    }

    private void tidy(Path patch, List<Path> jars) {
        try {
            Files.delete(patch);
            bench.vendor.forget(jars.toArray(Path[]::new));
            for (Path jar : jars) {
                Files.delete(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNothingLostOrDoubled() {
        bench.centralSystem.awaitCall("StopTransaction");
        Set<String> ids = new HashSet<>();
        bench.centralSystem.calls().forEach(call -> assertTrue(ids.add(call.id()), "twice: " + call));
        TransactionLedger ledger = TransactionLedger.of(bench.centralSystem);
        assertEquals(1, ledger.entries().size());
        ledger.assertEachClosedOnce();
        ledger.assertNoGap(Duration.ofSeconds(1));
        System.out.printf("%d samples of one transaction, none missing, none twice; %d connection%n",
                ledger.entries().get(0).values.size(), bench.centralSystem.connections());
        assertEquals(1, bench.centralSystem.connections(), "the socket stays open");
        assertEquals(List.of(), bench.centralSystem.strayFrames());
    }

    private Memory memory() {
        jcmd("GC.run");
        jcmd("GC.run");
        int loaders = (int) jcmd("VM.classloaders fold=false").lines().filter(line -> line.contains("BundleClassLoader")).count();
        Matcher metaspace = METASPACE.matcher(jcmd("GC.heap_info"));
        return new Memory(loaders, metaspace.find() ? Long.parseLong(metaspace.group(1)) / 1024.0 : 0);
    }

    private String jcmd(String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(bench.charger().jvm().pid()), command).redirectErrorStream(true).start();
            try (BufferedReader reader = process.inputReader()) {
                return String.join("\n", reader.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
