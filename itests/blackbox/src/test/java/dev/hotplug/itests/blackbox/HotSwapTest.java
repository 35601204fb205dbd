package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Parts of the packaged charger are replaced by new versions while it charges a car and everybody talks to it. */
@Isolated("it measures")
class HotSwapTest {

    private static final String CARD = "04A23C5A";
    private static final String ID_TAG = "5A3CA204";
    /** Swaps in one charge; a long run sets the property. */
    private static final int SWAPS = Integer.getInteger("hotplug.swaps", 52);
    /** The aim is 100 ms; a machine that builds at the same time gets more. */
    private static final Duration LONGEST_DELAY = Duration.ofMillis(2_000);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private WireCentralSystem centralSystem;
    private SlowAnswers answers;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;

    @BeforeEach
    void charge() {
        System.out.println("swaps with -Dhotplug.seed=" + seed);
        centralSystem = WireCentralSystem.start();
        answers = new SlowAnswers(centralSystem, 30, random)
                .answer("Authorize", Map.of("idTagInfo", Map.of("status", "Accepted")))
                .answer("MeterValues", Map.of());
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url())
                        .key("MeterValueSampleInterval", "1")
                        .key("MinimumStatusDuration", "0")
                        .write(folder)));
        world = charger.simulator();
        shell = Shell.connect(shellPort);
        centralSystem.awaitStatus("Available");
        world.plug();
        world.car("C");
        world.card(CARD);
        centralSystem.awaitStatus("Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
        centralSystem.awaitCall("MeterValues");
    }

    @AfterEach
    void end() {
        shell.close();
        charger.close();
        answers.close();
        centralSystem.close();
    }

    @Test
    @Shows({"CoreProfileVersion", "DriverVersion"})
    void coreAndDriverAreReplacedAgainAndAgainInOneCharge() {
        ReplacedBundle core = new ReplacedBundle(shell, "profile-core", folder);
        ReplacedBundle driver = new ReplacedBundle(shell, "driver-copper-sb", folder);
        List<VersionWatch.Gap> coreGaps = new ArrayList<>();
        List<VersionWatch.Gap> driverGaps = new ArrayList<>();
        int before = centralSystem.calls().size();
        try (EnergyWatch energy = new EnergyWatch(world); GapTraffic traffic = new GapTraffic(centralSystem)) {
            for (int swap = 0; swap < SWAPS; swap++) {
                boolean odd = swap % 2 == 1;
                (odd ? driverGaps : coreGaps)
                        .add(swap(odd ? driver : core, odd ? "DriverVersion" : "CoreProfileVersion", swap, traffic));
            }
            core.refresh();
            driver.refresh();
            assertEquals(List.of(), traffic.finish(), "calls answered wrongly");
            assertEquals(List.of(), energy.finish(), "no energy in a gap");
            report(coreGaps, driverGaps, traffic, energy);
            assertTrue(traffic.slowest().compareTo(LONGEST_DELAY) < 0, "a call waited " + traffic.slowest());
        }
        Set<String> said = new HashSet<>();
        centralSystem.calls().stream().skip(before).forEach(call -> said.add(call.action()));
        assertEquals(Set.of("Authorize", "MeterValues"), said, "what was told already was told again");
        assertEquals(SWAPS + 1, centralSystem.calls("Authorize").size(), "an Authorize for every card");
        stopByCardInGap(driver);
        assertOneWholeTransaction();
        assertEquals(1, centralSystem.connections(), "connections");
        assertNothingTwice();
        assertTrue(waitedInGaps() > 0, "no call came while its handler was away");
    }

    @Test
    void whatTheCarDoesInAGapIsNotMissed() {
        ReplacedBundle core = new ReplacedBundle(shell, "profile-core", folder);
        ReplacedBundle driver = new ReplacedBundle(shell, "driver-copper-sb", folder);
        List<String> expected = new ArrayList<>(statuses());
        for (int round = 0; round < 3; round++) {
            for (ReplacedBundle bundle : List.of(core, driver)) {
                for (String state : List.of("B", "C")) {
                    inGap(() -> world.car(state), bundle);
                    expected.add(state.equals("B") ? "SuspendedEV" : "Charging");
                    Await.until("status for " + state, Duration.ofSeconds(10), this::statuses, expected::equals);
                }
            }
        }
        inGap(world::unplug, driver);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("EVDisconnected", stop.payload().path("reason").asText());
        assertEquals(1, centralSystem.connections(), "connections");
        assertNothingTwice();
    }

    @Test
    void dispatchIsReplacedInPlace_theSocketReopensAndNothingIsLost() {
        replaceInPlace("ocpp-dispatch");
    }

    @Test
    void transportIsReplacedInPlace_theSocketReopensAndNothingIsLost() {
        replaceInPlace("ocpp-transport");
    }

    private void replaceInPlace(String artifact) {
        ReplacedBundle bundle = new ReplacedBundle(shell, artifact, folder);
        try (EnergyWatch energy = new EnergyWatch(world)) {
            for (int swap = 0; swap < 3; swap++) {
                int connections = centralSystem.connections();
                String version = bundle.nextVersion();
                long begin = System.nanoTime();
                inGap(() -> world.card(card(100 + connections)), bundle);
                centralSystem.awaitConnections(connections + 1);
                System.out.printf("%s replaced: the socket was back after %d ms%n", artifact, millis(begin));
                assertTrue(shell.run("felix:lb -s").contains("dev.hotplug." + artifact.replace('-', '.') + " (" + version + ")"));
                centralSystem.awaitCall("MeterValues", c -> c.connection() > connections);
                world.card(card(200 + connections));
                centralSystem.awaitCall("Authorize", c -> c.payload().path("idTag").asText().equals(tag(200 + connections)));
                assertEquals(connections + 1, centralSystem.connections(), "the socket reopens once");
            }
            assertEquals(List.of(), energy.finish(), "no energy in a gap");
        }
        stopByCardInGap(bundle);
        assertOneWholeTransaction();
        Set<String> sent = new HashSet<>();
        centralSystem.calls().forEach(c -> assertTrue(sent.add(c.connection() + " " + c.id()), "twice on one socket: " + c));
        assertEquals(1, centralSystem.calls("BootNotification").size(), "BootNotification");
        assertEquals(List.of(), centralSystem.strayFrames());
    }

    /** Does it in the moment in which the bundle is being replaced. */
    private void inGap(Runnable event, ReplacedBundle bundle) {
        Thread other = new Thread(event);
        other.start();
        bundle.update();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Replaces a bundle while calls come, a card is shown and the car changes what it takes. */
    private VersionWatch.Gap swap(ReplacedBundle bundle, String versionKey, int number, GapTraffic traffic) {
        VersionWatch watch = new VersionWatch(centralSystem, versionKey, bundle.nextVersion());
        IntStream.of(0, 3, 7, 12, 20, 35).forEach(traffic::burst);
        inGap(() -> {
            world.send("PUT", "ev", "{\"connectorId\":1,\"maxAmps\":" + (10 + number % 6) + "}");
            world.card(card(number));
        }, bundle);
        centralSystem.awaitCall("Authorize", c -> c.payload().path("idTag").asText().equals(tag(number)));
        return watch.gap();
    }

    private static String card(int number) {
        return String.format("%08X", 0xA0000000L + number);
    }

    private static String tag(int number) {
        return String.format("%08X", Integer.reverseBytes((int) (0xA0000000L + number)));
    }

    /** Without the moment in which the car asks for energy and the contactor is not closed yet. */
    private List<String> statuses() {
        return centralSystem.calls("StatusNotification").stream()
                .filter(c -> c.payload().path("connectorId").asInt() == 1)
                .map(c -> c.payload().path("status").asText())
                .filter(status -> !status.equals("SuspendedEVSE"))
                .toList();
    }

    private void stopByCardInGap(ReplacedBundle bundle) {
        assertEquals(1, centralSystem.calls("StartTransaction").size(), "StartTransaction");
        assertEquals(0, centralSystem.calls("StopTransaction").size(), "StopTransaction before its time");
        assertTrue(world.connector().path("contactorClosed").asBoolean());
        inGap(() -> world.card(CARD), bundle);
        centralSystem.awaitCall("StopTransaction");
        centralSystem.awaitStatus("Finishing");
        assertFalse(world.connector().path("contactorClosed").asBoolean());
    }

    /** Each second was sampled once, the register only rises, and start and stop fit. */
    private void assertOneWholeTransaction() {
        JsonNode start = centralSystem.awaitCall("StartTransaction").payload();
        JsonNode stop = centralSystem.awaitCall("StopTransaction").payload();
        assertEquals(ID_TAG, stop.path("idTag").asText());
        assertEquals(1001, stop.path("transactionId").asInt());
        Instant last = Instant.parse(start.path("timestamp").asText());
        double register = start.path("meterStart").asDouble();
        for (WireCentralSystem.Call call : withoutRepetitions(centralSystem.calls("MeterValues"))) {
            JsonNode value = call.payload().path("meterValue").path(0);
            Instant at = Instant.parse(value.path("timestamp").asText());
            long millis = Duration.between(last, at).toMillis();
            assertTrue(millis > 500 && millis < 1_500, "samples at " + last + " and " + at);
            double now = value.path("sampledValue").path(0).path("value").asDouble();
            assertTrue(now >= register, "the register fell from " + register + " to " + now);
            assertEquals(1001, call.payload().path("transactionId").asInt());
            last = at;
            register = now;
        }
        assertTrue(stop.path("meterStop").asDouble() >= Math.floor(register));
        assertTrue(Duration.between(last, Instant.parse(stop.path("timestamp").asText())).toMillis() < 1_500);
    }

    /** A message whose answer was lost with its socket comes again with the same id. */
    private static List<WireCentralSystem.Call> withoutRepetitions(List<WireCentralSystem.Call> calls) {
        Set<String> ids = new HashSet<>();
        return calls.stream().filter(call -> ids.add(call.id())).toList();
    }

    private void assertNothingTwice() {
        List<WireCentralSystem.Call> calls = centralSystem.calls();
        assertEquals(calls.size(), withoutRepetitions(calls).size(), "a message id came twice");
        assertEquals(1, centralSystem.calls("BootNotification").size(), "BootNotification");
        assertEquals(List.of(), centralSystem.strayFrames());
    }

    private long waitedInGaps() {
        try {
            return Files.readString(folder.resolve("data/log/hotplug.log"))
                    .lines()
                    .filter(line -> line.contains("waits for the part of the software that answers it"))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void report(List<VersionWatch.Gap> core, List<VersionWatch.Gap> driver, GapTraffic traffic, EnergyWatch energy) {
        System.out.printf(
                "%d swaps in one charge, %d calls, %d of them waited in a gap, the longest %d ms; %d looks at the contactor%n",
                core.size() + driver.size(), traffic.count(), waitedInGaps(), traffic.slowest().toMillis(), energy.looks());
        describe("Core", core);
        describe("driver", driver);
    }

    private static void describe(String part, List<VersionWatch.Gap> gaps) {
        System.out.printf(
                "  %s: from update command to first answer of the new version %s; from last answer of the old to first of the new %s%n",
                part,
                spread(gaps.stream().map(VersionWatch.Gap::untilNew)),
                spread(gaps.stream().map(VersionWatch.Gap::between)));
    }

    private static String spread(Stream<Duration> gaps) {
        List<Duration> sorted = gaps.sorted().toList();
        return "median " + sorted.get(sorted.size() / 2).toMillis() + " ms, longest " + sorted.get(sorted.size() - 1).toMillis() + " ms";
    }

    private static long millis(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
