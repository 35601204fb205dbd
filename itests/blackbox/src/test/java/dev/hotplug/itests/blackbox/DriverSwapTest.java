package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver of each model is replaced in mid-charge: by a version that takes over, and by one that does not. */
class DriverSwapTest {

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private Optional<ChargerProcess> charger = Optional.empty();
    private Optional<Shell> shell = Optional.empty();
    private SimulatorClient world;

    @BeforeEach
    void listen() {
        centralSystem = WireCentralSystem.start();
    }

    @AfterEach
    void stop() {
        shell.ifPresent(Shell::close);
        charger.ifPresent(ChargerProcess::close);
        centralSystem.close();
    }

    private ReplacedBundle charge(String model) {
        int shellPort = ChargerProcess.freePort();
        charger = Optional.of(ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url())
                        .withoutPartNumber()
                        .key("MeterValueSampleInterval", "1")
                        .key("MinimumStatusDuration", "0")
                        .write(folder))
                .option("--model", model)));
        world = charger.get().simulator();
        shell = Optional.of(Shell.connect(shellPort));
        centralSystem.awaitStatusOf(1, "Available");
        world.plug();
        world.car("C");
        centralSystem.call("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "APP"));
        centralSystem.awaitStatusOf(1, "Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 10);
        return new ReplacedBundle(shell.get(), "driver-" + model, folder);
    }

    private double register() {
        return world.connector().path("meterWh").asDouble();
    }

    @ParameterizedTest
    @CsvSource({"pulsar-plus, false", "pulsar-plus-na, false", "commander-2, false", "copper-sb, true"})
    @Shows("DriverVersion")
    void energyAndTransactionGoOn(String model, boolean lock) {
        ReplacedBundle driver = charge(model);
        int statuses = centralSystem.calls("StatusNotification").size();
        try (EnergyWatch energy = new EnergyWatch(world, lock)) {
            for (int swap = 0; swap < 3; swap++) {
                double before = register();
                VersionWatch watch = new VersionWatch(centralSystem, "DriverVersion", driver.nextVersion());
                driver.update();
                watch.gap();
                world.awaitConnector("the meter goes on", c -> c.path("meterWh").asDouble() > before);
            }
            assertEquals(List.of(), energy.finish(), "no energy in a gap");
        }
        assertEquals(statuses, centralSystem.calls("StatusNotification").size(), "nobody noticed");
        assertOneTransaction();
    }

    @Test
    void aVersionThatFailsLeavesTheHardwareSafeIsSaidAndTheOldOneGoesOnWithTheCharge() {
        ReplacedBundle driver = charge("copper-sb");
        driver.updateTo(driver.dud());
        world.awaitConnector("safe", c -> !c.path("contactorClosed").asBoolean());
        WireCentralSystem.Call told = centralSystem.awaitStatus("Faulted");
        assertEquals("InternalError", told.payload().path("errorCode").asText());
        assertEquals("DriverAbsent", told.payload().path("vendorErrorCode").asText());
        driver.updateTo(ReplacedBundle.original("driver-copper-sb"));
        centralSystem.awaitStatusOf(1, "Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 10);
        assertOneTransaction();
    }

    private void assertOneTransaction() {
        int id = centralSystem.transactionId(centralSystem.calls("StartTransaction").get(0).id()).orElseThrow();
        assertEquals("Accepted", centralSystem.call("RemoteStopTransaction", Map.of("transactionId", id)).path("status").asText());
        centralSystem.awaitCall("StopTransaction");
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals(1, centralSystem.calls("StopTransaction").size());
        assertEquals(1, centralSystem.connections(), "connections");
    }
}
