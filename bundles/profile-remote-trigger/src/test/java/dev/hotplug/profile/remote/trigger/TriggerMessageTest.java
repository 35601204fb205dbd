package dev.hotplug.profile.remote.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Triggers;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage.TriggerMessageStatus;
import dev.hotplug.ocpp16.types.MessageTrigger;
import dev.hotplug.testkit.Shows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TriggerMessageTest {

    private final List<String> asked = new ArrayList<>();
    private CompletionStage<Triggers.Status> answer = CompletableFuture.completedFuture(Triggers.Status.Accepted);
    private final TriggerMessageHandler handler = new TriggerMessageHandler((message, connector) -> {
        asked.add(message + " " + connector.map(ConnectorId::toString).orElse("all"));
        return answer;
    });

    private CompletableFuture<TriggerMessage.Conf> handle(String message, Integer connector) {
        return handler.handle(new TriggerMessage.Req(message, Optional.ofNullable(connector))).toCompletableFuture();
    }

    @Test
    @Shows({"S72", "TriggerMessage"})
    void s72_everyMessageOfEdition2IsAskedFor() {
        for (MessageTrigger message : MessageTrigger.values()) {
            assertEquals(TriggerMessageStatus.Accepted, handle(message.name(), null).join().status());
        }
        assertEquals(MessageTrigger.values().length, asked.size());
    }

    @Test
    @Shows("S72")
    void s72_theConnectorIsPassedOn() {
        handle("StatusNotification", 0);
        handle("MeterValues", 2);
        handle("MeterValues", null);
        assertEquals(List.of("StatusNotification 0", "MeterValues 2", "MeterValues all"), asked);
    }

    @Test
    @Shows({"S72", "TC_055"})
    void s72_anUnknownMessageIsNotImplementedAndNobodyIsAsked() {
        assertEquals(TriggerMessageStatus.NotImplemented, handle("LogStatusNotification", null).join().status());
        assertEquals(TriggerMessageStatus.NotImplemented, handle("heartbeat", null).join().status());
        assertEquals(TriggerMessageStatus.NotImplemented, handle("", null).join().status());
        assertEquals(List.of(), asked);
    }

    @Test
    @Shows("S72")
    void s72_theAnswerWaitsForABundleThatIsBeingSwapped() {
        CompletableFuture<Triggers.Status> later = new CompletableFuture<>();
        answer = later;
        CompletableFuture<TriggerMessage.Conf> conf = handle("FirmwareStatusNotification", null);
        assertFalse(conf.isDone());
        later.complete(Triggers.Status.Rejected);
        assertEquals(TriggerMessageStatus.Rejected, conf.join().status());
    }

    @Test
    @Shows("S72")
    void s72_notImplementedOnlyWhenTheSetSaysSo() {
        answer = CompletableFuture.completedFuture(Triggers.Status.NotImplemented);
        assertEquals(TriggerMessageStatus.NotImplemented, handle("FirmwareStatusNotification", null).join().status());
    }
}
