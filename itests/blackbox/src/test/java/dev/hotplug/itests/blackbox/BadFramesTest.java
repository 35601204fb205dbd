package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames a central system should not send: each gets the one right answer or none, and the link lives on (statements 3 to 10). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFramesTest {

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;

    @BeforeAll
    void start(@TempDir Path folder) {
        centralSystem = WireCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url()).write(folder)));
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void theLinkLivesOn() {
        JsonNode answer = centralSystem.call("GetConfiguration", Map.of("key", List.of("NumberOfConnectors")));
        assertEquals("1", answer.path("configurationKey").path(0).path("value").asText());
        assertEquals(1, centralSystem.connections(), "the socket was never closed");
    }

    @AfterAll
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "NoSuchAction | {} | NotImplemented",
        "reset | {\"type\":\"Soft\"} | NotImplemented",
        "UpdateFirmware | {\"location\":\"ftp://x\"} | OccurenceConstraintViolation",
        "Reset | {} | OccurenceConstraintViolation",
        "Reset | {\"type\":\"Lukewarm\"} | PropertyConstraintViolation",
        "Reset | {\"type\":7} | TypeConstraintViolation",
        "Reset | [] | FormationViolation",
        "Reset | {\"type\":\"Soft\",\"colour\":\"red\"} | FormationViolation",
        "ChangeAvailability | {\"connectorId\":\"one\",\"type\":\"Operative\"} | TypeConstraintViolation",
        "ChangeAvailability | {\"connectorId\":1} | OccurenceConstraintViolation",
        "ChangeAvailability | {\"connectorId\":1,\"type\":\"X\"} | PropertyConstraintViolation",
        "ChangeConfiguration | {\"key\":\"a\",\"value\":5} | TypeConstraintViolation",
        "RemoteStartTransaction | {\"idTag\":\"123456789012345678901\"} | PropertyConstraintViolation",
        "UnlockConnector | {\"connectorId\":1.5} | TypeConstraintViolation",
        "DataTransfer | {} | OccurenceConstraintViolation",
    })
    @Shows({"S6", "S7", "S10"})
    void s6_s10_aWrongCallGetsTheOneRightError(String action, String payload, String code) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
        centralSystem.sendText("[2,\"" + id + "\",\"" + action.strip() + "\"," + payload.strip() + "]");
        JsonNode error = WireCentralSystem.await(answer, action);
        assertEquals(code.strip(), error.path("errorCode").asText());
        assertEquals(5, error.path("elements").asInt(), "s7: always five elements");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{",
        "[2,\"x",
        "null",
        "\"text\"",
        "17",
        "{}",
        "[]",
        "[9,\"id\",\"Reset\",{}]",
        "[3,\"nobody-asked\",{}]",
        "[4,\"nobody-asked\",\"GenericError\",\"\",{}]",
        "[3]",
        "[\"2\",\"id\",\"Reset\",{}]",
        "`[2,\"broken\",\"Reset\",{\"type\":}]`",
    })
    @Shows({"S7", "S8", "S9"})
    void s7_s8_s9_whatIsNoCallIsIgnored(String frame) {
        int stray = centralSystem.strayFrames().size();
        centralSystem.sendText(frame);
        centralSystem.call("GetConfiguration", Map.of());
        List<String> after = centralSystem.strayFrames();
        assertTrue(after.stream().skip(stray).noneMatch(f -> f.startsWith("[3")), "answered " + after);
    }

    @Test
    void twoCallsAtOnceAreBothAnswered() {
        CompletableFuture<JsonNode> first = centralSystem.callLater("GetConfiguration", Map.of("key", List.of("HeartbeatInterval")));
        CompletableFuture<JsonNode> second = centralSystem.callLater("GetConfiguration", Map.of("key", List.of("ConnectionTimeOut")));
        assertEquals("HeartbeatInterval", key(WireCentralSystem.await(first, "first")));
        assertEquals("ConnectionTimeOut", key(WireCentralSystem.await(second, "second")));
    }

    @Test
    void aThousandCallsAtOnceAreAllAnswered() {
        List<CompletableFuture<JsonNode>> answers = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> centralSystem.callLater("GetConfiguration", Map.of("key", List.of("HeartbeatInterval"))))
                .toList();
        answers.forEach(a -> assertEquals("HeartbeatInterval", key(WireCentralSystem.await(a, "one of a thousand"))));
    }

    @Test
    void aFrameOfAHundredMegabytesIsRefusedAndTheLinkLives() {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
        centralSystem.sendText("[2,\"" + id + "\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\"" + "a".repeat(100_000_000) + "\"}]");
        JsonNode error = WireCentralSystem.await(answer, "the giant");
        assertTrue(error.path("errorCode").asText().length() > 0, error.toString());
    }

    @Test
    void aFrameOfOneMegabyteIsRead() {
        JsonNode answer = centralSystem.call("DataTransfer", Map.of("vendorId", "nobody", "data", "a".repeat(1_000_000)));
        assertEquals("UnknownVendorId", answer.path("status").asText());
    }

    @Test
    void anAnswerThatComesTwiceDisturbsNothing() {
        centralSystem.call("TriggerMessage", Map.of("requestedMessage", "Heartbeat"));
        centralSystem.sendText("[3,\"" + centralSystem.awaitCall("BootNotification").id() + "\",{}]");
        assertTrue(charger.running());
    }

    @Test
    @Shows("S4")
    void messageIdsNeverRepeatAndAreShort_s4() {
        Await.until("calls have been made", Duration.ofSeconds(10), () -> centralSystem.calls().size(), n -> n > 2);
        List<String> ids = centralSystem.calls().stream().map(WireCentralSystem.Call::id).toList();
        assertEquals(ids.size(), ids.stream().distinct().count(), "message ids never repeat");
        assertTrue(ids.stream().allMatch(id -> id.length() <= 36), "at most 36 characters");
    }

    private static String key(JsonNode answer) {
        return answer.path("configurationKey").path(0).path("key").asText();
    }
}
