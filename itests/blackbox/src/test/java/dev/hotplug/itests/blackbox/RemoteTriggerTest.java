package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** TriggerMessage over the wire, once Accepted: the answer first, the message after. */
@Shows({"S72", "TriggerMessage"})
class RemoteTriggerTest extends BenchTest {

    private static final String CARD = "0A0B0C0D";

    @Override
    Map<String, String> keys() {
        return Map.of(
                "MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import",
                "MeterValueSampleInterval", "0");
    }

    private static Map<String, Object> request(String message, Integer... connector) {
        Map<String, Object> request = new HashMap<>(Map.of("requestedMessage", message));
        if (connector.length > 0) {
            request.put("connectorId", connector[0]);
        }
        return request;
    }

    private String trigger(String message, Integer... connector) {
        centralSystem.forget();
        return bench.status("TriggerMessage", request(message, connector));
    }

    /** Makes the request and says, for each message of that action that follows, whether the request was answered before. */
    private List<Boolean> answeredBefore(String message, int count) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer(id);
        List<Boolean> before = Collections.synchronizedList(new ArrayList<>());
        Object conf = message.equals("Heartbeat") ? Map.of("currentTime", Instant.now().toString()) : Map.of();
        centralSystem.answer(message, call -> {
            before.add(answer.isDone());
            return Optional.of(conf);
        });
        centralSystem.send(List.of(2, id, "TriggerMessage", request(message)));
        assertEquals("Accepted", WireCentralSystem.await(answer, message).path("status").asText());
        return Await.until(message, Bench.SOON, () -> List.copyOf(before), all -> all.size() == count);
    }

    @Test
    @Shows("TC_054")
    void s72_theAnswerIsOnTheWireBeforeEachMessage() {
        for (int round = 0; round < 5; round++) {
            assertEquals(List.of(true), answeredBefore("Heartbeat", 1));
            assertEquals(List.of(true, true), answeredBefore("StatusNotification", 2));
            assertEquals(List.of(true, true), answeredBefore("MeterValues", 2));
        }
    }

    @Test
    @Shows("TC_054")
    void s72_theStatusOfOneConnectorOrOfAll_withTheTimeOfTheChange() {
        String since = centralSystem.statusReport(1).path("timestamp").asText();
        assertEquals("Accepted", trigger("StatusNotification", 1));
        WireCentralSystem.Call one = centralSystem.awaitCall("StatusNotification");
        assertEquals(1, number(one, "connectorId"));
        assertEquals(since, text(one, "timestamp"));
        assertEquals("Accepted", trigger("StatusNotification", 0));
        assertEquals(0, number(centralSystem.awaitCall("StatusNotification"), "connectorId"));
        assertEquals("Accepted", trigger("StatusNotification"));
        List<Long> connectors = centralSystem.awaitCalls("StatusNotification", 2, Bench.SOON).stream()
                .map(c -> number(c, "connectorId"))
                .toList();
        assertEquals(List.of(0L, 1L), connectors);
    }

    @Test
    @Shows("TC_055")
    void s72_anImpossibleConnectorIsRejected_andAnIrrelevantOneIgnored() {
        assertEquals("Rejected", trigger("StatusNotification", 2));
        assertEquals("Rejected", trigger("MeterValues", 2));
        assertEquals("Accepted", trigger("Heartbeat", 99));
        centralSystem.awaitCall("Heartbeat");
        assertEquals(List.of(), centralSystem.calls("StatusNotification"));
    }

    @Test
    @Shows("S24")
    void s24_bootNotificationIsRejectedOnceAccepted_andNothingIsSent() {
        assertEquals("Rejected", trigger("BootNotification"));
        bench.value("NumberOfConnectors");
        assertEquals(List.of(), centralSystem.calls("BootNotification"));
    }

    @Test
    void s72_notImplementedIsOnlyWhatTheSetCannotSend() {
        assertEquals("NotImplemented", trigger("Dance"));
        assertEquals("NotImplemented", trigger("LogStatusNotification"));
    }

    @Test
    @Shows({"S73", "FirmwareStatusNotification"})
    void s73_idleIsToldToWhoAsks() {
        for (String message : List.of("DiagnosticsStatusNotification", "FirmwareStatusNotification")) {
            assertEquals("Accepted", trigger(message));
            assertEquals("Idle", text(centralSystem.awaitCall(message), "status"));
        }
    }

    @Test
    @Shows({"S64", "TC_054"})
    void s64_meterValuesAreTheNewest_withContextTriggerAndTheTransactionThatRuns() {
        assertEquals("Accepted", trigger("MeterValues", 1));
        assertTrue(centralSystem.awaitCall("MeterValues").payload().path("transactionId").isMissingNode());
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        int transaction = centralSystem.transactionId(start.id()).orElseThrow();
        assertEquals("Accepted", trigger("MeterValues", 1));
        WireCentralSystem.Call values = centralSystem.awaitCall("MeterValues");
        assertEquals(transaction, number(values, "transactionId"));
        JsonNode sample = values.payload().path("meterValue").path(0);
        assertTrue(Duration.between(Instant.parse(sample.path("timestamp").asText()), values.at()).abs().toSeconds() < 2);
        assertEquals(List.of("Trigger"), sample.findValuesAsText("context").stream().distinct().toList());
        Await.until("the newest power", Bench.SOON, this::power, watt -> watt > 100);
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        assertEquals("Accepted", trigger("MeterValues"));
        List<WireCentralSystem.Call> both = centralSystem.awaitCalls("MeterValues", 2, Bench.SOON);
        assertEquals(List.of(0L, 1L), both.stream().map(c -> number(c, "connectorId")).toList());
        both.forEach(c -> assertTrue(c.payload().path("transactionId").isMissingNode(), c.toString()));
    }

    private double power() {
        assertEquals("Accepted", trigger("MeterValues", 1));
        return Double.parseDouble(values(centralSystem.awaitCall("MeterValues").payload(), "Power.Active.Import").get(0));
    }

    @Test
    @Shows({"S41", "MinimumStatusDuration"})
    void s41_aStatusThatWasAskedForIsToldAtOnce_andItsEndToo() {
        bench.set("MinimumStatusDuration", "2");
        centralSystem.forget();
        world.plug();
        world.awaitConnector("plugged", c -> c.path("plugged").asBoolean());
        Await.until("Preparing, asked for", Bench.SOON, () -> {
            bench.status("TriggerMessage", request("StatusNotification", 1));
            return centralSystem.status(1);
        }, "Preparing"::equals);
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }
}
