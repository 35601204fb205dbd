package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A charger whose trials are short, and the central system it was set up for. */
final class ChangeBench implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final String KEY = "00112233445566778899aabbccddeeff";
    static final String OTHER_KEY = "ffeeddccbbaa99887766554433221100";
    static final String CARD = "04A23C5A";

    final WireCentralSystem old;
    private final Path folder;
    private final Path distribution;
    private final Path provisioning;
    private final int httpPort = ChargerProcess.freePort();
    private ChargerProcess charger;

    private ChangeBench(WireCentralSystem old, Path folder, Provisioning file) {
        this.old = old;
        this.folder = folder;
        this.distribution = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .set("dev.hotplug.profile.core", "bootRetrySeconds", 1)
                .set("dev.hotplug.connection", "trialSeconds", 8)
                .set("dev.hotplug.connection", "trialAttempts", 4)
                .set("dev.hotplug.connection", "steadySeconds", 1)
                .set("dev.hotplug.connection", "moveAfterSeconds", 1)
                .set("dev.hotplug.connection", "deliverSeconds", 3)
                .set("dev.hotplug.connection", "trialStarts", 100)
                .home();
        this.provisioning = file.key("MinimumStatusDuration", "0").write(folder);
    }

    static ChangeBench start(Path folder) {
        WireCentralSystem old = WireCentralSystem.start();
        return start(folder, old, Provisioning.of(old.url()));
    }

    static ChangeBench start(Path folder, WireCentralSystem old, Provisioning file) {
        ChangeBench bench = new ChangeBench(old, folder, file);
        bench.startCharger();
        old.awaitStatusOf(1, "Available");
        return bench;
    }

    void startCharger() {
        charger = launch();
        charger.awaitReady();
    }

    ChargerProcess launch() {
        charger = ChargerProcess.launch(new ChargerProcess.Options()
                .home(distribution)
                .data(folder.resolve("data"))
                .provision(provisioning)
                .httpPort(httpPort));
        return charger;
    }

    ChargerProcess charger() {
        return charger;
    }

    SimulatorClient world() {
        return charger.simulator();
    }

    HealthPage health() {
        return charger.health();
    }

    void powerCut() {
        charger.powerCut();
        startCharger();
    }

    static String change(WireCentralSystem at, String key, String value) {
        return at.call("ChangeConfiguration", Map.of("key", key, "value", value)).path("status").asText();
    }

    static String value(WireCentralSystem at, String key) {
        JsonNode conf = at.call("GetConfiguration", Map.of("key", List.of(key)));
        return conf.path("configurationKey").path(0).path("value").asText(null);
    }

    /** Waits until the charger has registered there once more. */
    static void awaitBoot(WireCentralSystem at, int before) {
        at.awaitCalls("BootNotification", before + 1, PATIENCE);
    }

    @Override
    public void close() {
        charger.close();
        old.close();
    }
}
