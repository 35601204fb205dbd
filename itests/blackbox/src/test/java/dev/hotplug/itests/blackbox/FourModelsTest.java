package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each model is charged at as the vendor's guide describes it, and is what its part number says. */
class FourModelsTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String CARD = "04A23C5A";
    private static final String PIN = "4711";

    /** How a charge is begun and ended. */
    private enum Key {
        CARD,
        APP,
        PIN
    }

    /** The models of the guide: how they are started here, and what is to be seen. */
    private enum Model {
        COPPER_SB("--model", "copper-sb", "CPB1-S-2-4", Key.CARD, 3, 32, 230, true),
        PULSAR_PLUS("--part-number", "PLP1-M-2-3-F", "PLP1-M-2-3", Key.APP, 3, 16, 230, false),
        PULSAR_PLUS_NA("--model", "pulsar-plus-na", "PUP1-U-1-6", Key.APP, 1, 48, 240, false),
        COMMANDER_2("--part-number", "CMX2-0-2-4-8", "CMX2-0-2-4", Key.PIN, 3, 32, 230, false);

        private final String option;
        private final String value;
        private final String chargePointModel;
        private final Key key;
        private final int phases;
        private final int amps;
        private final int volt;
        private final boolean socket;

        Model(String option, String value, String chargePointModel, Key key, int phases, int amps, int volt, boolean socket) {
            this.option = option;
            this.value = value;
            this.chargePointModel = chargePointModel;
            this.key = key;
            this.phases = phases;
            this.amps = amps;
            this.volt = volt;
            this.socket = socket;
        }
    }

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private Optional<ChargerProcess> charger = Optional.empty();
    private SimulatorClient world;

    @BeforeEach
    void listen() {
        centralSystem = WireCentralSystem.start();
    }

    @AfterEach
    void stop() {
        charger.ifPresent(ChargerProcess::close);
        centralSystem.close();
    }

    private ChargerProcess start(Provisioning file, String option, String value) {
        ChargerProcess started = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(file.withoutPartNumber().key("MinimumStatusDuration", "0").write(folder))
                .option(option, value));
        charger = Optional.of(started);
        world = started.simulator();
        return started;
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    @Shows({"UnlockConnector", "BootNotification", "DisplayLanguage"})
    void theUseFlowOfTheGuide(Model model) {
        ChargerProcess process = start(Provisioning.of(centralSystem.url()).key("MeterValuesSampledData", "Current.Import,Voltage")
                .key("MeterValueSampleInterval", "2"), model.option, model.value);
        assertEquals(model.chargePointModel, centralSystem.awaitCall("BootNotification").payload().path("chargePointModel").asText());
        centralSystem.awaitStatusOf(1, "Available");
        halo("yellow", "steady");
        display(model, "OCPP connected", "Locked");
        process.health().await("bundles", SOON, "OK");
        if (model.key != Key.PIN) {
            assertEquals(409, type(PIN));
        }
        assertEquals(model.key == Key.APP ? 409 : 200, world.send("PUT", "network", "{\"kind\":\"lan\"}").statusCode());

        world.plug();
        world.car("C");
        centralSystem.awaitStatusOf(1, "Preparing");
        halo("turquoise", "steady");
        assertFalse(world.connector().path("contactorClosed").asBoolean(), "locked: no energy");
        world.car(80, 3);
        turnKey(model);
        centralSystem.awaitStatusOf(1, "Charging");
        halo("blue", "pulsing");
        display(model, "OCPP connected", "Charging");
        JsonNode connector = world.awaitConnector("rated current", c -> c.path("drawnAmps").asDouble() > model.amps - 0.1);
        assertEquals(model.amps, connector.path("drawnAmps").asDouble(), 0.1);
        assertEquals(model.socket, connector.path("locked").asBoolean());
        metered(model);

        assertEquals(model.socket ? "Unlocked" : "NotSupported", unlocked());
        if (!model.socket) {
            assertTrue(world.connector().path("contactorClosed").asBoolean(), "an order it cannot carry out changes nothing");
            assertEquals("Rejected", change("UnlockConnectorOnEVSideDisconnect", "false"));
            turnKeyBack(model);
        }
        centralSystem.awaitCall("StopTransaction");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
        if (model.key == Key.PIN) {
            assertEquals("Accepted", change("DisplayLanguage", "de"));
            display(model, "OCPP verbunden", "Gesperrt");
            assertEquals("Accepted", change("DisplayLanguage", "en"));
            guessing();
        }
    }

    private int type(String pin) {
        return world.send("POST", "pin", "{\"pin\":\"" + pin + "\"}").statusCode();
    }

    /** After three PINs that the central system refuses nobody is asked about the fourth. */
    private void guessing() {
        centralSystem.answer("Authorize", call -> Optional.of(Map.of("idTagInfo", Map.of("status", "Invalid"))));
        for (int wrong = 1; wrong <= 3; wrong++) {
            type("100" + wrong);
            String tag = "100" + wrong;
            centralSystem.awaitCall("Authorize", c -> c.payload().path("idTag").asText().equals(tag));
        }
        type("1004");
        Await.until("a wait is shown", SOON, () -> world.state().path("displayLines").path(2).asText(), line -> line.startsWith("Too many PINs, wait "));
        centralSystem.call("GetConfiguration", Map.of());
        assertTrue(centralSystem.calls("Authorize").stream().noneMatch(c -> c.payload().path("idTag").asText().equals("1004")));
    }

    private void turnKey(Model model) {
        switch (model.key) {
            case CARD -> world.card(CARD);
            case PIN -> assertEquals(200, type(PIN));
            default -> {
                assertEquals(409, world.send("POST", "rfid", "{\"uid\":\"" + CARD + "\"}").statusCode());
                centralSystem.call("RemoteStartTransaction", Map.of("idTag", "APP"));
            }
        }
        String idTag = centralSystem.awaitCall("StartTransaction").payload().path("idTag").asText();
        assertEquals(model.key == Key.CARD ? SimulatorClient.idTag(CARD) : model.key == Key.PIN ? PIN : "APP", idTag);
    }

    private void turnKeyBack(Model model) {
        if (model.key == Key.PIN) {
            type(PIN);
        } else {
            centralSystem.call("RemoteStopTransaction", Map.of("transactionId", 1001));
        }
    }

    private void metered(Model model) {
        WireCentralSystem.Call values = centralSystem.awaitCall("MeterValues", c -> BenchTest.values(c.payload(), "Voltage").size() == model.phases
                && BenchTest.values(c.payload(), "Current.Import").stream().allMatch(a -> Double.parseDouble(a) > model.amps - 1));
        assertEquals(model.volt, Double.parseDouble(BenchTest.values(values.payload(), "Voltage").get(0)), 1);
    }

    private String unlocked() {
        return centralSystem.call("UnlockConnector", Map.of("connectorId", 1)).path("status").asText();
    }

    private String change(String key, String value) {
        return centralSystem.call("ChangeConfiguration", Map.of("key", key, "value", value)).path("status").asText();
    }

    private void halo(String color, String pattern) {
        Await.until("a halo of " + color, SOON, () -> world.state().path("halo"),
                h -> h.path("color").asText().equals(color) && h.path("pattern").asText().equals(pattern));
    }

    /** The first two lines of a screen; other models show nothing. */
    private void display(Model model, String... lines) {
        Await.until("display lines", SOON, () -> world.state().path("displayLines"), shown -> model.key == Key.PIN
                ? List.of(shown.path(0).asText(), shown.path(1).asText()).equals(List.of(lines))
                : shown.isEmpty());
    }

    @Test
    @Shows({"AuthEnabled", "AuthDisabledIdTag"})
    void aPartNumberWithoutOcppStartsNothingOfIt_saysWhy_andStillCharges() {
        ChargerProcess process = start(Provisioning.of(centralSystem.url()).key("AuthEnabledOffline", "false")
                .key("AuthEnabled", "false"), "--part-number", "PLP1-0-2-4-3-SE1-A");
        HealthPage health = process.health();
        health.await("central-system", SOON, "OK", "PLP1-0-2-4-3-SE1-A is one without OCPP", "those with OCPP are 9 and F");
        health.await("equipment", SOON, "custom SE1: unknown", "OCPP stays off");
        assertTrue(process.output().contains("OCPP stays off: the part number PLP1-0-2-4-3-SE1-A"), process.output());
        world.plug();
        world.car("C");
        world.awaitConnector("energy", c -> c.path("drawnAmps").asDouble() > 1);
        assertEquals(0, centralSystem.connections());
    }

    @Test
    @Shows("OcppByInstaller")
    void theInstallersWordBringsOcppAndStaysVisible() {
        ChargerProcess process = start(
                Provisioning.of(centralSystem.url()).key("OcppByInstaller", "true"), "--part-number", "PLP1-0-2-4-3-SE1-A");
        centralSystem.awaitCall("BootNotification");
        process.health().await("equipment", SOON, "the installer answers for it (OcppByInstaller)");
        assertTrue(process.output().contains("because the installer answers for it (OcppByInstaller)"), process.output());
        assertEquals("Rejected", change("OcppByInstaller", "false"));
    }

    @Test
    void aPartNumberOfAnotherModelIsRefusedWithOneSentence() {
        ChargerProcess process = ChargerProcess.launch(new ChargerProcess.Options()
                .data(folder.resolve("data")).option("--model", "pulsar-plus").option("--part-number", "CPB1-S-2-4-8"));
        charger = Optional.of(process);
        assertEquals(2, process.awaitExit(Duration.ofSeconds(30)));
        assertTrue(process.output().contains("\"CPB1-S-2-4-8\", but the part numbers of model pulsar-plus begin with PLP1"), process.output());
    }
}
