package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hotplug demo}, as the person at the terminal sees it. */
class DemoTest {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final String OVER = "The demo is over";

    @TempDir
    Path folder;

    @Test
    void tellsACompleteChargeInPlainWordsWithinAMinuteAndLeavesNoTrace() {
        try (ChargerProcess demo = start()) {
            awaitLine(demo, OVER);
            String told = demo.output();
            assertInOrder(told, List.of(
                    "Boot accepted",
                    "taps card 04A23C5A",
                    "Card 5A3CA204 is authorised",
                    "plugged in",
                    "Charging begins",
                    "kWh in the car",
                    "Charging stopped by the card",
                    "The car is unplugged",
                    "Session summary",
                    "http://127.0.0.1:" + demo.httpPort() + "/"));
            assertRising(energies(told));
            assertFalse(told.contains("[2,"), "no frames unless asked for");
            assertNoNoise(told);
            theCarCanBeDrivenByHandAfterwards(demo.simulator());
            assertStopsInOrder(demo);
        }
        nothingOfTheDemosCentralSystemStaysInTheDataFolder();
    }

    private void nothingOfTheDemosCentralSystemStaysInTheDataFolder() {
        try (WireCentralSystem centralSystem = WireCentralSystem.start();
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(data())
                        .provision(Provisioning.of(centralSystem.url()).write(folder)))) {
            centralSystem.awaitStatus("Available");
            assertEquals(List.of("/ocpp/CP1"), centralSystem.resources());
            JsonNode keys = centralSystem
                    .call("GetConfiguration", Map.of("key", List.of("MeterValueSampleInterval")))
                    .path("configurationKey");
            assertEquals("60", keys.path(0).path("value").asText());
            assertTrue(centralSystem.calls("StopTransaction").isEmpty(), "what the demo's central system took is not told again");
            assertTrue(charger.running());
        }
    }

    @Test
    void tracePrintsTheFramesOnLinesOfTheirOwn() {
        try (ChargerProcess demo = start("--trace")) {
            awaitLine(demo, "kWh in the car");
            String told = demo.output();
            for (String action : List.of("BootNotification", "Authorize", "StartTransaction", "MeterValues")) {
                assertTrue(told.lines().anyMatch(line -> line.matches("-> \\[2,\"[^\"]+\",\"" + action + "\",\\{.*}]")), action);
            }
            assertTrue(told.lines().anyMatch(line -> line.matches("<- \\[3,.*\"transactionId\":.*]")));
            assertInOrder(told, List.of("Boot accepted", "Charging begins"));
            assertNoNoise(told);
        }
    }

    @Test
    void anUpdateInMidChargeIsShownWithItsFramesItsGapAndTheMeterGoingOn() {
        try (ChargerProcess demo = start("--update")) {
            Await.until("\"" + OVER + "\"", A_MINUTE.multipliedBy(2), demo::output, told -> told.contains(OVER));
            String told = demo.output();
            assertInOrder(told, List.of(
                    "Boot accepted", "Charging begins", "kWh in the car",
                    "the central system sends an update of",
                    "The update: it is being fetched", "The update: it is being installed", "The update: it is installed",
                    "The frames around the swap:", "\"UpdateFirmware\"", "\"Installing\"", "0.1.0.demo", "\"Installed\"",
                    "The gap: ", "none was wrong",
                    "The meter went on: ", "kWh in the car",
                    "Charging stopped by the card", "Session summary",
                    "The charger ran version 0.1.0+demo, and has gone back to 0.1.0"));
            Matcher meter = Pattern.compile("The meter went on: (\\d+) Wh").matcher(told);
            assertTrue(meter.find() && Integer.parseInt(meter.group(1)) > 100, told);
            assertEquals(told.indexOf("Charging begins"), told.lastIndexOf("Charging begins"), "one charge");
            assertStopsInOrder(demo);
        }
    }

    @Test
    void whateverEndsItInTheMiddleTheNextDemoTidiesUp() {
        try (ChargerProcess demo = start()) {
            awaitLine(demo, "kWh in the car");
            assertStopsInOrder(demo);
        }
        try (ChargerProcess demo = start()) {
            awaitLine(demo, "kWh in the car");
            assertTidiedUp(demo.output(), "A charge from before was stopped by a restart");
            demo.powerCut();
        }
        try (ChargerProcess demo = start()) {
            awaitLine(demo, "Charging begins");
            assertTidiedUp(demo.output(), "A charge from before was stopped by a loss of power");
        }
    }

    /** The old charge is closed by the charger, and the old car leaves; which is told first is a matter of chance. */
    private static void assertTidiedUp(String told, String closed) {
        assertInOrder(told, List.of("Boot accepted", closed, "is authorised", "Charging begins"));
        assertInOrder(told, List.of("Boot accepted", "A car is plugged in from before; it leaves first.", "taps card"));
    }

    @Test
    void theDemoDoesNotTakeMessagesThatAnotherCentralSystemWaitsFor() {
        String nobody = "ws://127.0.0.1:" + ChargerProcess.freePort() + "/ocpp";
        try (ChargerProcess charger = ChargerProcess.start(
                new ChargerProcess.Options().data(data()).provision(Provisioning.of(nobody).write(folder)))) {
            SimulatorClient world = charger.simulator();
            world.card("04A23C5A");
            world.plug();
            world.car("C");
            world.awaitConnector("charges offline", c -> c.path("contactorClosed").asBoolean());
            world.unplug();
            world.awaitConnector("is free", c -> !c.path("plugged").asBoolean());
        }
        try (ChargerProcess demo = ChargerProcess.launch(new ChargerProcess.Options().arguments("demo").data(data()))) {
            assertEquals(2, demo.awaitExit(A_MINUTE));
            assertTrue(demo.output().contains("messages about charges for " + nobody), demo.output());
        }
    }

    private ChargerProcess start(String... more) {
        List<String> words = new ArrayList<>(List.of("demo"));
        words.addAll(List.of(more));
        return ChargerProcess.launch(new ChargerProcess.Options().arguments(words.toArray(String[]::new)).data(data()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void awaitLine(ChargerProcess demo, String text) {
        Await.until("\"" + text + "\"", A_MINUTE, demo::output, told -> told.contains(text));
    }

    private static void assertStopsInOrder(ChargerProcess demo) {
        demo.terminate();
        assertEquals(0, demo.awaitExit(STOP), demo.output());
    }

    /** Each after the one before. */
    private static void assertInOrder(String told, List<String> milestones) {
        int at = 0;
        for (String milestone : milestones) {
            int found = told.indexOf(milestone, at);
            assertTrue(found >= 0, "\"" + milestone + "\" is missing or too early in:\n" + told);
            at = found + milestone.length();
        }
    }

    private static List<Double> energies(String told) {
        List<Double> energies = new ArrayList<>();
        Matcher line = Pattern.compile("Charging: ([0-9.]+) kWh in the car, ([0-9.]+) kW now").matcher(told);
        while (line.find()) {
            energies.add(Double.valueOf(line.group(1)));
            assertEquals(22, Double.parseDouble(line.group(2)), 2, "three phases of 32 A");
        }
        return energies;
    }

    private static void assertRising(List<Double> energies) {
        assertTrue(energies.size() >= 4, "a few lines of energy: " + energies);
        assertEquals(energies.stream().distinct().sorted().toList(), energies, "energy rises");
    }

    /** The log has a file of its own. */
    private static void assertNoNoise(String told) {
        assertTrue(told.lines().noneMatch(line -> line.matches("(?i).*\\b(INFO|WARN|ERROR|DEBUG|exception)\\b.*")), told);
    }

    private static void theCarCanBeDrivenByHandAfterwards(SimulatorClient world) {
        assertEquals(1, world.state().path("speed").asInt(), "back to the speed of life");
        world.plug();
        world.awaitConnector("plugged by hand", c -> c.path("plugged").asBoolean());
        world.unplug();
        world.awaitConnector("free again", c -> !c.path("plugged").asBoolean());
    }
}
