package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A central system that sends far too much while a car charges: everything is answered and the charge does not notice. */
@Isolated("it measures")
class FloodTest {

    private static final int CALLS = 4_000;
    private static final int GIANTS = 3;
    private static final int GIANT_CHARACTERS = 100_000_000;
    private static final String CARD = "40000001";
    /** The frames alone are 300 MB. */
    private static final long MOST_RESIDENT_KILOBYTES = 300_000;

    @TempDir
    Path folder;

    @Test
    void floodsOfCallsAndGiantFramesWhileACarCharges() {
        try (WireCentralSystem centralSystem = WireCentralSystem.start();
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(folder.resolve("data"))
                        .provision(Provisioning.of(centralSystem.url()).key("MeterValueSampleInterval", "1").write(folder)))) {
            SimulatorClient world = charger.simulator();
            centralSystem.awaitStatus("Available");
            world.plug();
            world.car("C");
            world.card(CARD);
            centralSystem.awaitCall("StartTransaction");
            List<CompletableFuture<JsonNode>> answers = flood(centralSystem);
            giants(centralSystem);
            answers.forEach(a -> assertEquals(1, WireCentralSystem.await(a, "one of many").path("configurationKey").size()));
            assertTrue(residentKilobytes(charger) < MOST_RESIDENT_KILOBYTES, "resident kB: " + residentKilobytes(charger));
            world.card(CARD);
            centralSystem.awaitCall("StopTransaction");
            assertEquals(1, centralSystem.connections(), "the socket was never closed");
            TransactionLedger ledger = TransactionLedger.of(centralSystem);
            ledger.assertEachClosedOnce();
            ledger.assertNoGap(Duration.ofSeconds(1));
        }
    }

    private static List<CompletableFuture<JsonNode>> flood(WireCentralSystem centralSystem) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> centralSystem.callLater("GetConfiguration", Map.of("key", List.of("HeartbeatInterval"))))
                .toList();
    }

    private static void giants(WireCentralSystem centralSystem) {
        String data = "a".repeat(GIANT_CHARACTERS);
        for (int i = 0; i < GIANTS; i++) {
            String id = "giant-" + i;
            CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
            centralSystem.sendText("[2,\"" + id + "\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\"" + data + "\"}]");
            assertTrue(WireCentralSystem.await(answer, id).path("errorCode").asText().length() > 0, "refused");
        }
    }

    /** VmHWM: the most there has been. 0 where there is no /proc. */
    private static long residentKilobytes(ChargerProcess charger) {
        Path status = Path.of("/proc", Long.toString(charger.jvm().pid()), "status");
        try {
            return !Files.exists(status) ? 0 : Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
