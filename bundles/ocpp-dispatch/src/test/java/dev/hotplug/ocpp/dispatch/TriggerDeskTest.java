package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp.Triggers;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage.TriggerMessageStatus;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** TriggerMessage through the dispatcher: what is on the wire, and in which order. */
class TriggerDeskTest {

    private final Rig rig = new Rig().accepted();
    private final List<Optional<ConnectorId>> asked = new ArrayList<>();

    TriggerDeskTest() {
        handler();
    }

    private void handler() {
        rig.bind(TriggerMessage.OPERATION, request -> rig.dispatcher.triggers()
                .trigger(request.requestedMessage(), request.connectorId().map(ConnectorId::new))
                .thenApply(status -> new TriggerMessage.Conf(TriggerMessageStatus.valueOf(status.name()))));
    }

    private void inSet(String... triggers) {
        rig.dispatcher.catalogue().put(8, new Catalogue.Declared(Set.of(), Set.of(), Set.of(triggers)));
    }

    private TriggerableMessage heartbeat() {
        return message("Heartbeat", connector -> Optional.of(() -> rig.dispatcher.calls()
                .call(Heartbeat.OPERATION, new Heartbeat.Req(), Permit.TRIGGERED, "beat")));
    }

    private TriggerableMessage message(String name, Function<Optional<ConnectorId>, Optional<Runnable>> prepare) {
        TriggerableMessage message = new TriggerableMessage() {
            @Override
            public String message() {
                return name;
            }

            @Override
            public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
                asked.add(connector);
                return prepare.apply(connector);
            }
        };
        rig.dispatcher.bind(message);
        rig.loop.run();
        return message;
    }

    private List<String> ask(String fields) {
        return rig.receive("[2,\"1\",\"TriggerMessage\",{\"requestedMessage\":" + fields + "}]").sent();
    }

    private static String answer(String status) {
        return "[3,\"1\",{\"status\":\"" + status + "\"}]";
    }

    @Test
    @Shows({"S72", "TriggerMessage"})
    void s72_theAnswerIsOnTheWireBeforeTheMessage() {
        inSet("Heartbeat");
        heartbeat();
        assertEquals(List.of(answer("Accepted"), "[2,\"beat\",\"Heartbeat\",{}]"), ask("\"Heartbeat\""));
    }

    @Test
    @Shows({"S19", "S72"})
    void s19_whilePendingToo() {
        rig.registration(State.Pending);
        heartbeat();
        assertEquals(List.of(answer("Accepted"), "[2,\"beat\",\"Heartbeat\",{}]"), ask("\"Heartbeat\""));
    }

    @Test
    @Shows("S72")
    void s72_theSenderHearsWhichConnectorAndMayRefuse() {
        message("MeterValues", connector -> Optional.empty());
        assertEquals(List.of(answer("Rejected")), ask("\"MeterValues\",\"connectorId\":7"));
        assertEquals(List.of(answer("Rejected")), ask("\"MeterValues\""));
        assertEquals(List.of(Optional.of(new ConnectorId(7)), Optional.empty()), asked);
    }

    @Test
    @Shows("S72")
    void s72_aSenderThatFailsIsRejectedAndTheNextOneIsServed() {
        message("MeterValues", connector -> {
            throw new IllegalStateException("test");
        });
        heartbeat();
        assertEquals(List.of(answer("Rejected")), ask("\"MeterValues\""));
        assertEquals(answer("Accepted"), ask("\"Heartbeat\"").get(0));
    }

    @Test
    @Shows("S72")
    void s72_whatNoBundleOfTheSetSendsIsNotImplemented() {
        inSet("MeterValues");
        assertEquals(List.of(answer("NotImplemented")), ask("\"Heartbeat\""));
    }

    @Test
    @Shows("S72")
    void s72_whatIsBeingSwappedIsWaitedFor() {
        inSet("Heartbeat");
        rig.dispatcher.unbind(heartbeat());
        assertEquals(List.of(), ask("\"Heartbeat\""));
        rig.loop.advance(Duration.ofMillis(9_999));
        heartbeat();
        assertEquals(List.of(answer("Accepted"), "[2,\"beat\",\"Heartbeat\",{}]"), rig.sent());
        rig.loop.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), rig.sent());
    }

    @Test
    @Shows("S72")
    void s72_andRejectedWhenItDoesNotComeIn10Seconds() {
        inSet("Heartbeat");
        ask("\"Heartbeat\"");
        rig.loop.advance(Duration.ofSeconds(10));
        assertEquals(List.of(answer("Rejected")), rig.sent());
        heartbeat();
        assertEquals(List.of(), rig.sent());
        assertEquals(0, rig.loop.pendingTimers());
    }

    @Test
    @Shows("S72")
    void s72_asManyRequestsWaitAsCallsDo() {
        inSet("Heartbeat");
        for (int i = 0; i < Rig.BOUNDS.parkCalls(); i++) {
            rig.receive("[2,\"w" + i + "\",\"TriggerMessage\",{\"requestedMessage\":\"Heartbeat\"}]");
        }
        assertEquals(List.of(answer("Rejected")), ask("\"Heartbeat\""));
    }

    @Test
    @Shows("S72")
    void s72_whoLostTheLinkIsSentNothingItAskedForBefore() {
        inSet("Heartbeat");
        ask("\"Heartbeat\"");
        rig.close();
        rig.accepted();
        heartbeat();
        assertEquals(List.of(), rig.sent());
        assertFalse(asked.contains(Optional.of(ConnectorId.CHARGE_POINT)));
        assertEquals(List.of(), asked);
    }

    @Test
    @Shows("S72")
    void s72_ofTwoVersionsTheOneThatCameLastSends() {
        message("Heartbeat", connector -> Optional.empty());
        TriggerableMessage second = heartbeat();
        assertEquals(answer("Accepted"), ask("\"Heartbeat\"").get(0));
        rig.dispatcher.unbind(second);
        assertEquals(List.of(answer(Triggers.Status.Rejected.name())), ask("\"Heartbeat\""));
    }
}
