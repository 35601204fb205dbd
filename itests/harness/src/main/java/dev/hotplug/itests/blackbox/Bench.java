package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A central system and a charger with short waits, for many tests one after the other: {@link #home()} between them puts
 * keys, hardware and connector back to where they were.
 */
final class Bench implements AutoCloseable {

    /** When something has not come by then, it will not come: a charger alone on a core restarts in 3 s, on a busy machine in 15. */
    static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SAME_TAP = Duration.ofMillis(1_200);

    final WireCentralSystem centralSystem;
    private final Path folder;
    private final Path distribution;
    private final Path provisioning;
    private final int httpPort = ChargerProcess.freePort();
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final Map<String, Instant> tapped = new HashMap<>();
    private ChargerProcess charger;
    SimulatorClient world;

    private Bench(WireCentralSystem centralSystem, Path folder, Map<String, String> keys) {
        this.centralSystem = centralSystem;
        this.folder = folder;
        this.distribution = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .set("dev.hotplug.profile.core", "bootRetrySeconds", 1)
                .home();
        Provisioning file = Provisioning.of(centralSystem.url()).key("MinimumStatusDuration", "0");
        keys.forEach(file::key);
        this.provisioning = file.write(folder);
    }

    /** Everything runs and the connector is Available. */
    static Bench start(Path folder, Map<String, String> keys) {
        Bench bench = prepare(WireCentralSystem.start(), folder, keys);
        bench.startCharger();
        bench.centralSystem.awaitStatusOf(1, "Available");
        bench.centralSystem.forget();
        return bench;
    }

    /** The charger is not started yet. */
    static Bench prepare(WireCentralSystem centralSystem, Path folder, Map<String, String> keys) {
        return new Bench(centralSystem, folder, keys);
    }

    void startCharger() {
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(distribution)
                .data(folder.resolve("data"))
                .provision(provisioning)
                .httpPort(httpPort));
        world = charger.simulator();
    }

    ChargerProcess charger() {
        return charger;
    }

    /** The same charger in a new process, after it ended in good order, once it has booted. */
    void restart() {
        int boots = centralSystem.calls("BootNotification").size();
        charger.close();
        startCharger();
        centralSystem.awaitCalls("BootNotification", boots + 1, SOON);
    }

    /** The same after a power cut. */
    void powerCut() {
        int boots = centralSystem.calls("BootNotification").size();
        charger.powerCut();
        startCharger();
        centralSystem.awaitCalls("BootNotification", boots + 1, SOON);
    }

    /** Lets the charger connect again, and waits until it is used to it. */
    void goOnline() {
        centralSystem.goOnline();
        value("NumberOfConnectors");
    }

    /** The value of a key, as GetConfiguration says it. */
    String value(String key) {
        JsonNode conf = centralSystem.call("GetConfiguration", Map.of("key", List.of(key)));
        return conf.path("configurationKey").path(0).path("value").asText(null);
    }

    /** The answer to ChangeConfiguration. */
    String change(String key, String value) {
        return centralSystem.call("ChangeConfiguration", Map.of("key", key, "value", value)).path("status").asText();
    }

    /** Changes a key until {@link #home()}. */
    void set(String key, Object value) {
        changed.putIfAbsent(key, value(key));
        assertEquals("Accepted", change(key, value.toString()), key + " to " + value);
        assertEquals(value.toString(), value(key), key);
    }

    /** The status in the answer to a call. */
    String status(String action, Map<String, Object> request) {
        return centralSystem.call(action, request).path("status").asText();
    }

    /** Shows a card; the same one not before the charger takes that for another tap. */
    void tap(String card) {
        Instant before = tapped.getOrDefault(card, Instant.EPOCH);
        Await.until("another tap", SOON, Instant::now, now -> now.isAfter(before.plus(SAME_TAP)));
        world.card(card);
        tapped.put(card, Instant.now());
    }

    /** A car comes, its driver shows a card: the StartTransaction that follows. */
    WireCentralSystem.Call charge(String card) {
        int before = starts(card).size();
        world.plug();
        world.car("C");
        tap(card);
        return started(card, before);
    }

    /** The first StartTransaction of a card since {@link #home()}. */
    WireCentralSystem.Call started(String card) {
        return started(card, 0);
    }

    private WireCentralSystem.Call started(String card, int before) {
        return Await.until("StartTransaction of " + card, SOON, () -> starts(card), all -> all.size() > before).get(before);
    }

    private List<WireCentralSystem.Call> starts(String card) {
        return centralSystem.calls("StartTransaction").stream()
                .filter(c -> c.payload().path("idTag").asText().equals(SimulatorClient.idTag(card)))
                .toList();
    }

    /** The same, once energy flows and the central system has been told. */
    WireCentralSystem.Call chargeUntilEnergyFlows(String card) {
        WireCentralSystem.Call started = charge(card);
        awaitEnergy();
        centralSystem.awaitStatusOf(1, "Charging");
        return started;
    }

    void awaitEnergy() {
        world.awaitConnector("energy", c -> c.path("drawnAmps").asDouble() > 1);
    }

    void awaitContactor(boolean closed) {
        world.awaitConnector("contactor closed: " + closed, c -> c.path("contactorClosed").asBoolean() == closed);
    }

    boolean contactorClosed() {
        return world.connector().path("contactorClosed").asBoolean();
    }

    /** From now on the central system says this about tags in answers to an action. */
    void answerTags(String action, Map<String, Object> idTagInfo) {
        centralSystem.answer(action, call -> Optional.of(action.equals("StartTransaction")
                ? Map.of("transactionId", 7000 + centralSystem.calls(action).size(), "idTagInfo", idTagInfo)
                : Map.of("idTagInfo", idTagInfo)));
    }

    /** Ends what runs, pulls the plug, repairs everything, and forgets what was said. */
    void home() {
        centralSystem.answerAsUsual();
        goOnline();
        world.repair();
        status("UnlockConnector", Map.of("connectorId", 1));
        world.unplug();
        status("ChangeAvailability", Map.of("connectorId", 0, "type", "Operative"));
        changed.forEach((key, value) -> assertEquals("Accepted", change(key, value), key));
        changed.clear();
        forgetWaitingTag();
        centralSystem.awaitStatusOf(1, "Available");
        status("ClearCache", Map.of());
        Await.until("the end of every transaction", SOON, this::open, n -> n <= 0);
        centralSystem.forget();
    }

    /** A tag that waits for a plug would wait for ConnectionTimeOut. */
    private void forgetWaitingTag() {
        if (centralSystem.status(1).equals("Preparing")) {
            String before = value("ConnectionTimeOut");
            change("ConnectionTimeOut", "1");
            centralSystem.awaitStatusOf(1, "Available");
            change("ConnectionTimeOut", before);
        }
    }

    private long open() {
        return moments("StartTransaction") - moments("StopTransaction");
    }

    private long moments(String action) {
        return centralSystem.calls(action).stream().map(c -> c.payload().path("timestamp").asText()).distinct().count();
    }

    @Override
    public void close() {
        if (charger != null) {
            charger.close();
        }
        centralSystem.close();
    }
}
