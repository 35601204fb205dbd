package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Outcome.Unanswered;
import dev.hotplug.ocpp.Csms.Why;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.Heartbeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The dispatcher, or who listens to it, is replaced while the station runs. */
class SwapTest {

    private final Rig rig = new Rig();
    private final List<String> heard = new ArrayList<>();
    private final CsmsListener listener = new CsmsListener() {
        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void closed() {
            heard.add("closed");
        }

        @Override
        public void registrationChanged(State state) {
            heard.add(state.name());
        }
    };

    @Test
    void aStartOfTheProcessKnowsNoRegistration() {
        assertEquals(State.Unknown, rig.dispatcher.registration().state());
        assertEquals(Optional.empty(), rig.dispatcher.registration().nextTry());
    }

    @Test
    void theRegistrationOutlivesALostLinkAndASwapOfTheDispatcher() {
        Instant next = Instant.parse("2026-03-01T12:05:00Z");
        rig.open();
        rig.loop.run(() -> rig.dispatcher.registration().set(State.Pending, Optional.of(next)));
        rig.close();
        rig.swap();
        assertEquals(State.Pending, rig.dispatcher.registration().state());
        assertEquals(Optional.of(next), rig.dispatcher.registration().nextTry());
    }

    @Test
    void s16_theRegistrationIsThatOfOneAddress_alsoOverASwapOfTheDispatcher() {
        rig.accepted();
        rig.close();
        rig.swap();
        rig.dispatcher.bind(listener);
        rig.loop.run();
        rig.open();
        assertEquals(State.Accepted, rig.dispatcher.registration().state());
        rig.close();
        rig.socket.endpoint = Optional.of("wss://other.example/ocpp/CP1");
        CompletableFuture<Outcome<Heartbeat.Conf>> early = rig.heartbeat("early");
        rig.open();
        assertEquals(State.Unknown, rig.dispatcher.registration().state());
        assertEquals(List.of("opened", "closed", "Unknown", "opened"), heard, "told before anything can be sent");
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_CONNECTED), early.join());
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_ACCEPTED), rig.heartbeat("late").join());
    }

    @Test
    void aSwapEndsTheSessionAndLeavesNoTimer() {
        CompletableFuture<Outcome<Heartbeat.Conf>> call = rig.accepted().heartbeat("a");
        rig.inSet("Reset").receive("[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]");
        Dispatcher old = rig.dispatcher;
        rig.swap();
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.LINK_LOST), call.join());
        assertEquals(0, rig.loop.pendingTimers());
        old.sink().onOpen(rig.socket);
        rig.loop.run();
        assertFalse(old.calls().isOpen());
        rig.open();
        rig.sent();
        rig.heartbeat("a");
        assertEquals(1, rig.sent().size());
    }

    @Test
    void aListenerHearsOfTheLinkAndTheRegistration() {
        rig.dispatcher.bind(listener);
        rig.accepted().registration(State.Accepted).registration(State.Pending).close();
        assertEquals(List.of("opened", "Accepted", "Pending", "closed"), heard);
    }

    @Test
    void aListenerThatComesLateHearsAtOnceThatTheSocketIsOpen() {
        rig.open();
        rig.dispatcher.bind(listener);
        rig.loop.run();
        assertEquals(List.of("opened"), heard);
    }

    @Test
    void aListenerThatThrowsDoesNotKeepTheOthersFromHearing() {
        rig.dispatcher.bind(new CsmsListener() {
            @Override
            public void opened() {
                throw new IllegalStateException("test");
            }
        });
        rig.dispatcher.bind(listener);
        rig.open();
        assertEquals(List.of("opened"), heard);
        assertTrue(rig.dispatcher.calls().isOpen());
    }

    @Test
    void aListenerHearsNothingAfterItsUnbinding() {
        rig.dispatcher.bind(listener);
        rig.loop.run();
        rig.dispatcher.unbind(listener);
        rig.accepted();
        assertEquals(List.of(), heard);
    }
}
