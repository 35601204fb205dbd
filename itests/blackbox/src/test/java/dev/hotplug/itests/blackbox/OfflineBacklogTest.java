package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transactions that a central system does not hear of at once, fails to process, or leaves unanswered (OCPP 1.6 sections 3.7
 * and 3.7.1, statements 42 to 50). {@code -Dhotplug.backlog=500} for a longer queue.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineBacklogTest {

    private static final int BACKLOG = Integer.getInteger("hotplug.backlog", 60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final AtomicInteger cards = new AtomicInteger(0x20000000);
    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Path log;

    @BeforeAll
    void start(@TempDir Path folder) {
        Distribution impatient = Distribution.copy(folder.resolve("impatient"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .set("dev.hotplug.profile.core", "bootRetrySeconds", 1);
        centralSystem = WireCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(impatient.home())
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url())
                        .key("MinimumStatusDuration", "0")
                        .key("MessageTimeout", "1")
                        .key("MeterValueSampleInterval", "1")
                        .key("TransactionMessageAttempts", "2")
                        .key("TransactionMessageRetryInterval", Long.toString(RETRY_INTERVAL.toSeconds()))
                        .write(folder)));
        world = charger.simulator();
        log = folder.resolve("data/log");
        world.speed(600);
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void theCentralSystemIsBack() {
        centralSystem.away(false);
    }

    @AfterAll
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"S46", "S47", "TC_039"})
    void s47_whatWasChargedWhileTheCentralSystemWasAwayIsToldInOrder() {
        int before = TransactionLedger.of(centralSystem).entries().size();
        long begunBefore = begun();
        centralSystem.away(true);
        String last = "";
        for (int i = 0; i < BACKLOG; i++) {
            last = charge();
        }
        int known = TransactionLedger.of(centralSystem).entries().size();
        assertEquals(before, known, "nothing can have been told");
        centralSystem.away(false);
        awaitClosed(last);
        TransactionLedger ledger = TransactionLedger.of(centralSystem);
        ledger.assertEachClosedOnce();
        assertEquals(before + begun() - begunBefore, ledger.entries().size());
        assertTrue(begun() - begunBefore > BACKLOG * 9 / 10, "as many as were wanted, but for plugs pulled and pushed too fast");
    }

    @Test
    @Shows({"TransactionMessageAttempts", "S5", "S48", "S50"})
    void s48_aMessageThatIsRefusedAgainAndAgainIsGivenUpAndTheRestOfItsTransactionGoesWithoutId() {
        String refused = nextTag();
        centralSystem.answer("StartTransaction", c -> Optional.of(c.payload().path("idTag").asText().equals(refused)
                ? new WireCentralSystem.Refusal("InternalError")
                : centralSystem.started(c)));
        int stops = centralSystem.calls("StopTransaction").size();
        assertEquals(refused, charge());
        String next = charge();
        awaitClosed(next);
        centralSystem.answer("StartTransaction", c -> Optional.of(centralSystem.started(c)));
        List<WireCentralSystem.Call> starts = starts(refused);
        assertEquals(2, starts.size(), "TransactionMessageAttempts");
        assertNotEquals(starts.get(0).id(), starts.get(1).id(), "an answered message id is not used again");
        Duration pause = Duration.between(starts.get(0).at(), starts.get(1).at());
        assertTrue(pause.compareTo(RETRY_INTERVAL.minusMillis(50)) >= 0, pause::toString);
        JsonNode stop = centralSystem.calls("StopTransaction").get(stops).payload();
        assertEquals(-1, stop.path("transactionId").asInt(), "errata 3.18");
        assertTrue(TransactionLedger.of(centralSystem).of(next).get(0).closed());
    }

    @Test
    @Shows({"S5", "S47"})
    void s49_withoutAnAnswerTheSameMessageIsSentAgainAndAgain() {
        centralSystem.answer("StartTransaction", c -> Optional.empty());
        String tag = charge();
        List<WireCentralSystem.Call> starts = Await.until("sent three times", PATIENCE, () -> starts(tag), s -> s.size() >= 3);
        centralSystem.answer("StartTransaction", c -> Optional.of(centralSystem.started(c)));
        awaitClosed(tag);
        assertEquals(1, starts.stream().map(WireCentralSystem.Call::id).distinct().count(), "one message id");
        for (int i = 1; i < starts.size(); i++) {
            Duration pause = Duration.between(starts.get(i - 1).at(), starts.get(i).at());
            assertTrue(pause.compareTo(RETRY_INTERVAL.plusMillis(950)) >= 0, "MessageTimeout and the pause: " + pause);
        }
    }

    @Test
    void aCentralSystemThatHangsUpInMidCallIsToldAgain() {
        AtomicInteger hangUps = new AtomicInteger(2);
        centralSystem.answer("StopTransaction", c -> {
            if (hangUps.getAndDecrement() > 0) {
                centralSystem.hangUp();
                return Optional.empty();
            }
            return Optional.of(Map.of());
        });
        int connections = centralSystem.connections();
        String tag = charge();
        awaitClosed(tag);
        centralSystem.awaitConnections(connections + 2);
        awaitClosed(charge());
        TransactionLedger.of(centralSystem).assertEachClosedOnce();
    }

    @Test
    void refusedMeterValuesAreGivenUpAndTheTransactionGoesOn() {
        AtomicInteger refusals = new AtomicInteger();
        centralSystem.answer("MeterValues", c -> {
            refusals.incrementAndGet();
            return Optional.of(new WireCentralSystem.Refusal("GenericError"));
        });
        String tag = begin();
        Await.until("MeterValues refused", PATIENCE, refusals::get, n -> n >= 2);
        centralSystem.answer("MeterValues", c -> Optional.of(Map.of()));
        end();
        awaitClosed(tag);
        TransactionLedger.of(centralSystem).assertEachClosedOnce();
    }

    /** A whole charge, as short as electricity lets it be; the tag that paid. */
    private String charge() {
        String tag = begin();
        end();
        return tag;
    }

    /** How many transactions the charger itself says have begun. */
    private long begun() {
        try (Stream<Path> files = Files.list(log)) {
            long begun = 0;
            for (Path file : files.toList()) {
                begun += Files.readAllLines(file).stream().filter(line -> line.contains(" begins on connector 1 ")).count();
            }
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody unplugs and plugs in again within milliseconds: what the charger has not noticed is done once more. */
    private String begin() {
        for (int i = 0; i < 10; i++) {
            String card = String.format("%08X", cards.getAndIncrement());
            world.plug();
            world.car("C");
            world.card(card);
            if (offered()) {
                return SimulatorClient.idTag(card);
            }
            end();
        }
        throw new AssertionError("no charge can be begun");
    }

    private boolean offered() {
        for (int i = 0; i < 75; i++) {
            if (world.connector().path("offeredAmps").asDouble() > 0) {
                return true;
            }
            Await.pause();
        }
        return false;
    }

    private void end() {
        world.unplug();
        world.awaitConnector("free", c -> c.path("pilot").asText().equals("A")
                && !c.path("locked").asBoolean()
                && c.path("offeredAmps").asDouble() == 0);
        for (int i = 0; i < 5; i++) {
            Await.pause();
        }
    }

    private String nextTag() {
        return SimulatorClient.idTag(String.format("%08X", cards.get()));
    }

    private List<WireCentralSystem.Call> starts(String tag) {
        return centralSystem.calls("StartTransaction").stream()
                .filter(c -> c.payload().path("idTag").asText().equals(tag))
                .toList();
    }

    private void awaitClosed(String tag) {
        Await.until("the transaction of " + tag + " is closed", PATIENCE,
                () -> TransactionLedger.of(centralSystem).of(tag), found -> found.stream().anyMatch(TransactionLedger.Entry::closed));
    }
}
