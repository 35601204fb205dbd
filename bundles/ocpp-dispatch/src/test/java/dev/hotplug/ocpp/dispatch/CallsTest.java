package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Outcome.Answered;
import dev.hotplug.ocpp.Csms.Outcome.Refused;
import dev.hotplug.ocpp.Csms.Outcome.Unanswered;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.Csms.Why;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {

    private static final String TIME = "{\"currentTime\":\"2026-03-01T12:00:00Z\"}";
    private static final Outcome<Heartbeat.Conf> ANSWER =
            new Answered<>(new Heartbeat.Conf(Instant.parse("2026-03-01T12:00:00Z")));

    private final Rig rig = new Rig().accepted();

    @Test
    @Shows("S3")
    void oneCallIsInFlightAndTheOthersFollowInOrder_statement3() {
        rig.heartbeat("a");
        rig.heartbeat("b");
        rig.heartbeat("c");
        assertEquals(List.of("[2,\"a\",\"Heartbeat\",{}]"), rig.sent());
        rig.receive("[3,\"a\"," + TIME + "]");
        assertEquals(List.of("[2,\"b\",\"Heartbeat\",{}]"), rig.sent());
        rig.receive("[3,\"b\"," + TIME + "]");
        assertEquals(List.of("[2,\"c\",\"Heartbeat\",{}]"), rig.sent());
    }

    @Test
    @Shows("S3")
    void aCallOfTheCentralSystemIsAnsweredWhileOneIsInFlight_statement3() {
        rig.heartbeat("a");
        rig.sent();
        rig.receive("[2,\"x\",\"NoSuchAction\",{}]");
        assertTrue(rig.sent().get(0).startsWith("[4,\"x\",\"NotImplemented\""));
    }

    @Test
    @Shows("S4")
    void messageIdsNeverRepeatAndFit_statement4() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = MessageIds.next();
            assertTrue(ids.add(id));
            assertTrue(id.length() <= 36);
        }
    }

    @Test
    void anAnswerEndsTheCall() {
        assertEquals(ANSWER, answered("a", "[3,\"a\"," + TIME + "]"));
    }

    @Test
    void anAnswerMayHaveUnknownFieldsNullsAndADateWithoutZone() {
        assertEquals(ANSWER, answered("a", "[3,\"a\",{\"currentTime\":\"2026-03-01T12:00:00\",\"new\":1,\"gone\":null}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[4,'a','InternalError','broken',{}]      | InternalError               | broken",
        "[4,'a','FormationViolation']             | FormationViolation          | ``",
        "[4,'a','OccurrenceConstraintViolation'] | OccurenceConstraintViolation | ``",
        "[4,'a','Whatever','else',{}]             | GenericError                | Whatever else",
        "[4,'a']                                  | GenericError                | ``",
        "[3,'a',{}]                               | OccurenceConstraintViolation | currentTime is missing",
        "[3,'a',{'currentTime':5}]                | TypeConstraintViolation     | currentTime is a number instead of a text",
        "[3,'a',[]]                               | FormationViolation          | The payload is a list instead of an object",
        "[3,'a']                                  | FormationViolation          | The answer has no payload",
        "[3,'a',{]                                | FormationViolation          | The answer is not JSON from character 8",
    })
    void aCallErrorOrAnAnswerThatCannotBeUnderstoodIsARefusal(String frame, Code code, String text) {
        assertEquals(new Refused<Heartbeat.Conf>(new CallError(code, text)), answered("a", frame.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[3,'z',{}]", "[4,'z','InternalError','',{}]", "[3,17,{}]", "[3]", "[4]", "[3,'A',{}]", "[9,'a',{}]", "nonsense"
    })
    @Shows("S8")
    void anAnswerThatNobodyWaitsForDoesNotDisturbTheCallInFlight_statement8(String frame) {
        CompletableFuture<Outcome<Heartbeat.Conf>> call = rig.heartbeat("a");
        rig.receive(frame.replace('\'', '"'));
        assertFalse(call.isDone());
        rig.receive("[3,\"a\"," + TIME + "]");
        assertEquals(ANSWER, call.join());
    }

    @Test
    @Shows("S8")
    void aLateAnswerIsIgnoredAndTheNextCallGoesOn_statement8() {
        CompletableFuture<Outcome<Heartbeat.Conf>> late = rig.heartbeat("a");
        CompletableFuture<Outcome<Heartbeat.Conf>> next = rig.heartbeat("b");
        rig.loop.advance(Duration.ofSeconds(30));
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.TIMEOUT), late.join());
        rig.receive("[3,\"a\"," + TIME + "]");
        assertFalse(next.isDone());
        rig.receive("[3,\"b\"," + TIME + "]");
        assertEquals(ANSWER, next.join());
    }

    @Test
    void aSecondAnswerIsIgnored() {
        rig.heartbeat("a");
        CompletableFuture<Outcome<Heartbeat.Conf>> next = rig.heartbeat("b");
        rig.receive("[3,\"a\"," + TIME + "]").receive("[3,\"a\"," + TIME + "]").receive("[4,\"a\",\"InternalError\",\"\",{}]");
        assertFalse(next.isDone());
    }

    @Test
    @Shows("MessageTimeout")
    void noAnswerFreesTheQueueAfterMessageTimeout() {
        CompletableFuture<Outcome<Heartbeat.Conf>> call = rig.heartbeat("a");
        rig.heartbeat("b");
        rig.sent();
        rig.loop.advance(Duration.ofMillis(29_999));
        assertFalse(call.isDone());
        rig.loop.advance(Duration.ofMillis(1));
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.TIMEOUT), call.join());
        assertEquals(List.of("[2,\"b\",\"Heartbeat\",{}]"), rig.sent());
    }

    @Test
    @Shows("MessageTimeout")
    void aChangeOfMessageTimeoutHoldsForTheCallInFlight() {
        CompletableFuture<Outcome<Heartbeat.Conf>> call = rig.heartbeat("a");
        rig.loop.advance(Duration.ofSeconds(4));
        rig.settings.set("MessageTimeout", "5");
        rig.loop.run(() -> rig.dispatcher.calls().timeoutChanged());
        rig.loop.advance(Duration.ofMillis(999));
        assertFalse(call.isDone());
        rig.loop.advance(Duration.ofMillis(1));
        assertTrue(call.isDone());
        assertEquals(0, rig.loop.pendingTimers());
    }

    @Test
    void aLostLinkEndsTheCallInFlightAndThoseBehindIt() {
        CompletableFuture<Outcome<Heartbeat.Conf>> inFlight = rig.heartbeat("a");
        CompletableFuture<Outcome<Heartbeat.Conf>> queued = rig.heartbeat("b");
        rig.close();
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.LINK_LOST), inFlight.join());
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_CONNECTED), queued.join());
        assertEquals(0, rig.loop.pendingTimers());
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_CONNECTED), rig.heartbeat("c").join());
        assertEquals(1, rig.sent().size());
    }

    @Test
    void aSocketThatDiesUnnoticedDoesNotStickTheQueue() {
        rig.socket.dead();
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_CONNECTED), rig.heartbeat("a").join());
        rig.open();
        assertEquals(ANSWER, answered("b", "[3,\"b\"," + TIME + "]"));
    }

    @Test
    @Shows("S5")
    void aCallThatGotNoAnswerIsReallySentAgainWithTheSameId_statement5() {
        rig.heartbeat("a");
        rig.close();
        rig.open();
        rig.sent();
        assertEquals(ANSWER, answered("a", "[3,\"a\"," + TIME + "]"));
        assertEquals(1, rig.sent().size());
    }

    @Test
    void aCallWithTheIdOfOneUnderWaySharesItsOutcome() {
        CompletableFuture<Outcome<Heartbeat.Conf>> first = rig.heartbeat("a");
        CompletableFuture<Outcome<Heartbeat.Conf>> second = rig.heartbeat("a");
        rig.receive("[3,\"a\"," + TIME + "]");
        assertEquals(ANSWER, first.join());
        assertEquals(ANSWER, second.join());
        assertEquals(1, rig.sent().size());
    }

    @Test
    void aCallWithTheIdOfOneThatWaitsSharesItsOutcome() {
        rig.heartbeat("a");
        rig.heartbeat("b");
        CompletableFuture<Outcome<Heartbeat.Conf>> again = rig.heartbeat("b");
        rig.receive("[3,\"a\"," + TIME + "]").receive("[3,\"b\"," + TIME + "]");
        assertEquals(ANSWER, again.join());
        assertEquals(2, rig.sent().size());
    }

    @Test
    void theLast64OutcomesAreSharedWithASwappedProfile() {
        for (int i = 0; i < 65; i++) {
            answered("id" + i, "[3,\"id" + i + "\"," + TIME + "]");
        }
        rig.sent();
        assertEquals(ANSWER, rig.heartbeat("id1").join());
        assertEquals(List.of(), rig.sent());
        rig.heartbeat("id0");
        assertEquals(1, rig.sent().size());
    }

    @ParameterizedTest
    @CsvSource({
        "Unknown,  BOOT,true", "Unknown,  TRIGGERED,false", "Unknown,  ACCEPTED,false",
        "Rejected, BOOT,true", "Rejected, TRIGGERED,false", "Rejected, ACCEPTED,false",
        "Pending,  BOOT,true", "Pending,  TRIGGERED,true",  "Pending,  ACCEPTED,false",
        "Accepted, BOOT,true", "Accepted, TRIGGERED,true",  "Accepted, ACCEPTED,true",
    })
    @Shows({"S16", "S18", "S19"})
    void theRegistrationPermitsOrHoldsBack_statements16And18And19(State state, Permit permit, boolean sent) {
        Rig fresh = new Rig().open().registration(state);
        CompletableFuture<Outcome<Heartbeat.Conf>> call = fresh.heartbeat("a", permit);
        assertEquals(sent ? 1 : 0, fresh.sent().size());
        assertEquals(!sent, call.isDone());
        if (!sent) {
            assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_ACCEPTED), call.join());
        }
    }

    @Test
    @Shows("S18")
    void aCallThatWaitedIsNotSentWhenTheRegistrationHasGone_statement18() {
        rig.heartbeat("a");
        CompletableFuture<Outcome<Heartbeat.Conf>> queued = rig.heartbeat("b");
        rig.sent();
        rig.registration(State.Rejected).receive("[3,\"a\"," + TIME + "]");
        assertEquals(new Unanswered<Heartbeat.Conf>(Why.NOT_ACCEPTED), queued.join());
        assertEquals(List.of(), rig.sent());
    }

    @Test
    void theCallMadeInTheOutcomeOfAnotherIsSentOnce() {
        List<String> order = new ArrayList<>();
        rig.loop.run(() -> rig.dispatcher.calls()
                .call(Heartbeat.OPERATION, new Heartbeat.Req(), Permit.ACCEPTED, "a")
                .thenAccept(o -> rig.dispatcher.calls()
                        .call(Heartbeat.OPERATION, new Heartbeat.Req(), Permit.ACCEPTED, "b")
                        .thenAccept(p -> order.add("b"))));
        rig.receive("[3,\"a\"," + TIME + "]").receive("[3,\"b\"," + TIME + "]");
        assertEquals(List.of("b"), order);
        assertEquals(2, rig.sent().size());
    }

    @Test
    void aCallThatCannotBeWrittenIsRefusedAndDoesNotStickTheQueue() {
        CompletableFuture<Outcome<Heartbeat.Conf>> broken =
                rig.call(new Operation<>("Odd", Odd.class, Heartbeat.Conf.class), new Odd(null), Permit.ACCEPTED, "a");
        assertEquals(Code.InternalError, assertInstanceOf(Refused.class, broken.join()).error().code());
        assertEquals(ANSWER, answered("b", "[3,\"b\"," + TIME + "]"));
    }

    /** A request that nobody could send. */
    public record Odd(Thread thread) {}

    @Test
    void theQueueIsBounded() {
        for (int i = 0; i <= Rig.BOUNDS.waitingCalls(); i++) {
            assertFalse(rig.heartbeat("id" + i).isDone());
        }
        assertInstanceOf(Unanswered.class, rig.heartbeat("more").join());
    }

    @Test
    void theRoomOfTheQueueFollowsTheConfiguration() {
        rig.dispatcher.bounds(Rig.bounds(2, FrameSize.USUAL));
        for (String id : List.of("in flight", "first", "second")) {
            assertFalse(rig.heartbeat(id).isDone());
        }
        assertInstanceOf(Unanswered.class, rig.heartbeat("third").join());
        rig.dispatcher.bounds(Rig.bounds(3, FrameSize.USUAL));
        assertFalse(rig.heartbeat("fourth").isDone());
    }

    private Outcome<Heartbeat.Conf> answered(String id, String frame) {
        CompletableFuture<Outcome<Heartbeat.Conf>> call = rig.heartbeat(id);
        rig.receive(frame);
        return call.join();
    }
}
