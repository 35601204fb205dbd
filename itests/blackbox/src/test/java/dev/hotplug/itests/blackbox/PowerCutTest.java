package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed again and again, at random instants and at the bad ones, and the central system must still hear of
 * each charge once, whole, and in order. {@code -Dhotplug.kills=100} for a long run, {@code -Dhotplug.seed} to repeat one.
 */
class PowerCutTest {

    private static final int ROUNDS = Integer.getInteger("hotplug.kills", Cut.values().length);
    private static final Duration CHECKPOINT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A card that is seen again sooner is still the same tap. */
    private static final Duration SAME_TAP = Duration.ofMillis(1_100);
    private static final double VOLTS = 230;
    private static final int SPEED = 20;

    /** When and how. */
    private enum Cut {
        /** Wrapper and JVM, at a random instant of a charge. */
        IN_CHARGE,
        /** At a random instant from the tap of the card on: there may or may not be a transaction. */
        IN_START,
        /** StartTransaction is out, its answer is not back. */
        START_UNANSWERED,
        /** StopTransaction is out, its answer is not back. */
        STOP_UNANSWERED,
        /** The central system is away for the whole charge. */
        OFFLINE,
        /** In a charge, and again while the next start closes it. */
        TWICE,
        /** The JVM alone: the wrapper starts it again. */
        JVM_ALONE,
        /** No cut at all: SIGTERM in a charge. */
        SIGTERM
    }

    /** What is expected of a round. */
    private record Charge(Cut cut, String idTag, String reason, double lowest, double highest) {}

    @TempDir
    Path folder;

    private final int httpPort = ChargerProcess.freePort();
    private WireCentralSystem centralSystem;
    private Path provisioning;
    private Random random;
    private ChargerProcess charger;
    private SimulatorClient world;

    @BeforeEach
    void start() {
        long seed = Long.getLong("hotplug.seed", new Random().nextLong());
        System.out.println("power cuts with -Dhotplug.seed=" + seed);
        random = new Random(seed);
        centralSystem = WireCentralSystem.start();
        provisioning = Provisioning.of(centralSystem.url())
                .key("MeterValueSampleInterval", "1")
                .key("MinimumStatusDuration", "0")
                .write(folder);
        turnOn();
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"S54", "TC_032_2"})
    void s54_whateverTheInstantEachTransactionIsToldOnceAndWhole() {
        List<Charge> charges = new ArrayList<>();
        for (Cut cut : cuts()) {
            charges.add(round(cut, charges.size()));
            // the ledger checks order, repetitions and register
            TransactionLedger.of(centralSystem);
        }
        String last = charges.get(charges.size() - 1).idTag();
        Await.until("the last one closed", PATIENCE, () -> TransactionLedger.of(centralSystem),
                l -> l.of(last).stream().allMatch(TransactionLedger.Entry::closed));
        TransactionLedger ledger = TransactionLedger.of(centralSystem);
        ledger.assertEachClosedOnce();
        ledger.assertNoGap(Duration.ofSeconds(1));
        charges.forEach(charge -> check(charge, ledger));
    }

    private List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        while (cuts.size() < ROUNDS) {
            List<Cut> all = new ArrayList<>(List.of(Cut.values()));
            Collections.shuffle(all, random);
            cuts.addAll(all);
        }
        return cuts.subList(0, ROUNDS);
    }

    private Charge round(Cut cut, int number) {
        String card = String.format("%08X", 0x10000000 + number);
        String idTag = SimulatorClient.idTag(card);
        world.unplug();
        world.awaitConnector("free", c -> c.path("pilot").asText().equals("A") && !c.path("locked").asBoolean());
        prepare(cut);
        world.plug();
        world.car("C");
        world.card(card);
        return switch (cut) {
            case IN_START -> inStart(cut, idTag);
            case START_UNANSWERED -> {
                awaitStart(idTag);
                yield powerCut(cut, idTag, "PowerLoss", this::turnOn);
            }
            case STOP_UNANSWERED -> stopUnanswered(cut, card, idTag);
            case SIGTERM -> sigterm(cut, idTag);
            case JVM_ALONE -> inCharge(cut, idTag, () -> {});
            case TWICE -> inCharge(cut, idTag, this::turnOnTwice);
            case IN_CHARGE, OFFLINE -> inCharge(cut, idTag, this::turnOn);
        };
    }

    private void prepare(Cut cut) {
        switch (cut) {
            case START_UNANSWERED -> centralSystem.answer("StartTransaction", c -> Optional.empty());
            case STOP_UNANSWERED -> centralSystem.answer("StopTransaction", c -> Optional.empty());
            case OFFLINE -> centralSystem.away(true);
            default -> { }
        }
    }

    private Charge inStart(Cut cut, String idTag) {
        pause(600);
        charger.powerCut();
        turnOn();
        return new Charge(cut, idTag, "", 0, 0);
    }

    private Charge stopUnanswered(Cut cut, String card, String idTag) {
        awaitStart(idTag);
        wait(SAME_TAP);
        world.card(card);
        int transaction = transactionId(idTag);
        centralSystem.awaitCall("StopTransaction", c -> c.payload().path("transactionId").asInt() == transaction);
        pause(100);
        double register = world.connector().path("meterWh").asDouble();
        charger.powerCut();
        turnOn();
        return new Charge(cut, idTag, "Local", register - 1, register);
    }

    private Charge sigterm(Cut cut, String idTag) {
        awaitStart(idTag);
        pause(3_000);
        double register = world.connector().path("meterWh").asDouble();
        charger.terminate();
        assertEquals(0, charger.awaitExit(Duration.ofSeconds(5)), charger.output());
        turnOn();
        return new Charge(cut, idTag, "Reboot", register - 1, world.connector().path("meterWh").asDouble());
    }

    private Charge inCharge(Cut cut, String idTag, Runnable turnOn) {
        world.awaitConnector("contactor closed", c -> c.path("contactorClosed").asBoolean());
        if (cut != Cut.OFFLINE) {
            awaitStart(idTag);
        }
        pause(4_000);
        return powerCut(cut, idTag, "PowerLoss", turnOn);
    }

    /** The register may have been stored {@link #CHECKPOINT} before the cut, and not after what it is when the power is back. */
    private Charge powerCut(Cut cut, String idTag, String reason, Runnable turnOn) {
        JsonNode before = world.connector();
        double wattHourPerSecond = before.path("drawnAmps").asDouble() * 3 * VOLTS * SPEED / 3600;
        double lowest = before.path("meterWh").asDouble() - wattHourPerSecond * CHECKPOINT.toSeconds() - 1;
        if (cut == Cut.JVM_ALONE) {
            killJvm();
        } else {
            charger.powerCut();
            turnOn.run();
        }
        return new Charge(cut, idTag, reason, lowest, world.connector().path("meterWh").asDouble());
    }

    private void killJvm() {
        ProcessHandle jvm = charger.jvm();
        int boots = centralSystem.calls("BootNotification").size();
        jvm.destroyForcibly();
        jvm.onExit().join();
        centralSystem.awaitCalls("BootNotification", boots + 1, PATIENCE);
        Await.until("the page is back", PATIENCE, () -> world.answers() && speedUp(), yes -> yes);
    }

    private boolean speedUp() {
        world.speed(SPEED);
        return true;
    }

    private void turnOnTwice() {
        ChargerProcess first = launch();
        pause(2_500);
        first.powerCut();
        turnOn();
    }

    private void turnOn() {
        centralSystem.away(false);
        centralSystem.answer("StartTransaction", c -> Optional.of(centralSystem.started(c)));
        centralSystem.answer("StopTransaction", c -> Optional.of(java.util.Map.of()));
        charger = launch();
        charger.awaitReady();
        world = charger.simulator();
        world.speed(SPEED);
    }

    private ChargerProcess launch() {
        return ChargerProcess.launch(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(provisioning)
                .httpPort(httpPort));
    }

    private WireCentralSystem.Call awaitStart(String idTag) {
        return centralSystem.awaitCall("StartTransaction", c -> c.payload().path("idTag").asText().equals(idTag));
    }

    private int transactionId(String idTag) {
        return Await.until("an answer to StartTransaction", PATIENCE,
                        () -> centralSystem.transactionId(awaitStart(idTag).id()), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void check(Charge charge, TransactionLedger ledger) {
        List<TransactionLedger.Entry> found = ledger.of(charge.idTag());
        if (charge.cut() == Cut.IN_START) {
            assertTrue(found.size() <= 1, () -> "started twice: " + charge);
            return;
        }
        assertEquals(1, found.size(), () -> "lost or doubled: " + charge);
        JsonNode stop = found.get(0).stop();
        assertEquals(charge.reason(), stop.path("reason").asText(), charge::toString);
        double register = stop.path("meterStop").asDouble();
        assertTrue(register >= charge.lowest() && register <= charge.highest(), () -> "meterStop " + register + " of " + charge);
    }

    private void pause(int mostMillis) {
        wait(Duration.ofMillis(random.nextInt(mostMillis)));
    }

    private static void wait(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
