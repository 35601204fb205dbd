package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.ClearCache;
import dev.hotplug.ocpp16.core.ClearCache.ClearCacheStatus;
import dev.hotplug.ocpp16.core.Reset;
import dev.hotplug.ocpp16.core.Reset.ResetStatus;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboundTest {

    private static final ClearCache.Conf ACCEPTED = new ClearCache.Conf(ClearCacheStatus.Accepted);
    private static final ClearCache.Conf REJECTED = new ClearCache.Conf(ClearCacheStatus.Rejected);

    private final Rig rig = new Rig().accepted();

    private static String clearCache(String id) {
        return "[2,\"" + id + "\",\"ClearCache\",{}]";
    }

    private static String accepted(String id) {
        return "[3,\"" + id + "\",{\"status\":\"Accepted\"}]";
    }

    private static String rejected(String id) {
        return "[3,\"" + id + "\",{\"status\":\"Rejected\"}]";
    }

    private static String replaced(String id) {
        return "[4,\"" + id + "\",\"InternalError\",\"A part of the software is being replaced; try again\",{}]";
    }

    @Test
    void twoCallsAtOnceAreBothAnsweredInTheirOrder() {
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        rig.dispatcher.sink().onText(clearCache("1"));
        rig.dispatcher.sink().onText(clearCache("2"));
        rig.loop.run();
        assertEquals(List.of(accepted("1"), accepted("2")), rig.sent());
    }

    @Test
    void aSlowAnswerDoesNotHoldUpAnother() {
        CompletableFuture<Reset.Conf> slow = new CompletableFuture<>();
        rig.bind(Reset.OPERATION, request -> slow);
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        rig.receive("[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]").receive(clearCache("2"));
        assertEquals(List.of(accepted("2")), rig.sent());
        rig.loop.run(() -> slow.complete(new Reset.Conf(ResetStatus.Accepted)));
        assertEquals(List.of(accepted("1")), rig.sent());
        assertEquals(0, rig.loop.pendingTimers());
    }

    @Test
    void aStageThatCompletesOnAnotherThreadIsAnsweredOnTheLoop() {
        CompletableFuture<ClearCache.Conf> elsewhere = new CompletableFuture<>();
        rig.bind(ClearCache.OPERATION, request -> elsewhere);
        rig.receive(clearCache("1"));
        elsewhere.complete(ACCEPTED);
        assertEquals(List.of(), rig.sent());
        rig.loop.run();
        assertEquals(List.of(accepted("1")), rig.sent());
    }

    @Test
    void theSameIdWhileItIsBeingDealtWithIsAnsweredOnce() {
        CompletableFuture<ClearCache.Conf> later = new CompletableFuture<>();
        rig.bind(ClearCache.OPERATION, request -> later);
        rig.receive(clearCache("1")).receive(clearCache("1")).receive("[2,\"1\",\"ClearCache\",{]");
        rig.loop.run(() -> later.complete(ACCEPTED));
        assertEquals(List.of(accepted("1")), rig.sent());
        rig.receive(clearCache("1"));
        assertEquals(List.of(accepted("1")), rig.sent());
    }

    @Test
    void whateverAHandlerDoesItsCallIsAnsweredOnce() {
        assertEquals("InternalError", answeredBy(request -> {
            throw new IllegalStateException("test");
        }));
        assertEquals("InternalError", answeredBy(request -> {
            throw new NoClassDefFoundError("test");
        }));
        assertEquals("InternalError", answeredBy(request -> null));
        assertEquals("InternalError", answeredBy(request -> CompletableFuture.completedFuture(null)));
        assertEquals("InternalError", answeredBy(request -> CompletableFuture.failedFuture(new RuntimeException("test"))));
        CallException refusal = new CallException(new CallError(Code.SecurityError, "no"));
        assertEquals("SecurityError", answeredBy(request -> {
            throw refusal;
        }));
        assertEquals("SecurityError", answeredBy(request -> CompletableFuture.failedFuture(refusal)));
        assertEquals("SecurityError", answeredBy(
                request -> CompletableFuture.<ClearCache.Conf>failedFuture(refusal).thenApply(c -> c)));
    }

    private String answeredBy(Function<ClearCache.Req, CompletionStage<ClearCache.Conf>> answer) {
        ActionHandler<ClearCache.Req, ClearCache.Conf> handler = rig.bind(ClearCache.OPERATION, answer);
        rig.receive(clearCache("1"));
        rig.dispatcher.unbind(handler);
        List<String> sent = rig.sent();
        assertEquals(1, sent.size());
        return sent.get(0).split("\"")[3];
    }

    @Test
    void aHandlerThatNeverAnswersIsAnsweredForAfter30Seconds() {
        CompletableFuture<ClearCache.Conf> never = new CompletableFuture<>();
        rig.bind(ClearCache.OPERATION, request -> never);
        rig.receive(clearCache("1"));
        rig.loop.advance(Duration.ofMillis(29_999));
        assertEquals(List.of(), rig.sent());
        rig.loop.advance(Duration.ofMillis(1));
        assertEquals(List.of("[4,\"1\",\"InternalError\",\"The call could not be dealt with in time\",{}]"), rig.sent());
        rig.loop.run(() -> never.complete(ACCEPTED));
        assertEquals(List.of(), rig.sent());
    }

    @Test
    void aCallInTheGapOfASwapWaitsAndIsAnsweredByTheNewHandler() {
        rig.inSet("ClearCache");
        ActionHandler<ClearCache.Req, ClearCache.Conf> old = rig.answer(ClearCache.OPERATION, ACCEPTED);
        rig.dispatcher.unbind(old);
        rig.receive(clearCache("1")).receive(clearCache("2"));
        rig.loop.advance(Duration.ofMillis(9_999));
        assertEquals(List.of(), rig.sent());
        rig.answer(ClearCache.OPERATION, REJECTED);
        rig.receive(clearCache("3"));
        assertEquals(List.of(rejected("1"), rejected("2"), rejected("3")), rig.sent());
        assertEquals(0, rig.loop.pendingTimers());
    }

    @Test
    void aCallReadForTheOldHandlerIsAnsweredByTheNewOne() {
        rig.inSet("ClearCache");
        ActionHandler<ClearCache.Req, ClearCache.Conf> old = rig.answer(ClearCache.OPERATION, ACCEPTED);
        ActionHandler<ClearCache.Req, ClearCache.Conf> next =
                Rig.handler(ClearCache.OPERATION, request -> CompletableFuture.completedFuture(REJECTED));
        rig.loop.post(() -> { });
        rig.dispatcher.sink().onText(clearCache("1"));
        rig.loop.run();
        assertEquals(List.of(accepted("1")), rig.sent());
        rig.dispatcher.unbind(old);
        rig.dispatcher.sink().onText(clearCache("2"));
        rig.dispatcher.bind(next);
        rig.dispatcher.sink().onText(clearCache("3"));
        rig.loop.run();
        assertEquals(List.of(rejected("2"), rejected("3")), rig.sent());
    }

    @Test
    void aCallWhoseHandlerStaysAwayIsAnsweredInternalErrorAfter10Seconds() {
        rig.inSet("ClearCache").receive(clearCache("1"));
        rig.loop.advance(Duration.ofSeconds(10));
        assertEquals(List.of(replaced("1")), rig.sent());
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        assertEquals(List.of(), rig.sent());
    }

    @Test
    void a65thCallInAGapIsAnsweredAtOnce() {
        rig.inSet("ClearCache");
        IntStream.rangeClosed(1, 65).forEach(i -> rig.receive(clearCache("id" + i)));
        assertEquals(List.of(replaced("id65")), rig.sent());
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        assertEquals(64, rig.sent().size());
    }

    @Test
    void moreThanOneMegabyteInAGapIsAnsweredAtOnce() {
        rig.inSet("ClearCache");
        String large = "[2,\"1\",\"ClearCache\",{\"x\":\"" + "x".repeat(1_000_000) + "\"}]";
        rig.receive(large).receive(large.replace("\"1\"", "\"2\""));
        assertEquals(List.of(replaced("2")), rig.sent());
    }

    @Test
    void aHandlerIsNotAskedAgainOnceItsUnbindingHasReturned() {
        ActionHandler<ClearCache.Req, ClearCache.Conf> handler = rig.bind(ClearCache.OPERATION, request -> {
            throw new AssertionError("asked");
        });
        rig.dispatcher.sink().onText(clearCache("1"));
        rig.loop.run();
        rig.sent();
        rig.dispatcher.unbind(handler);
        rig.receive(clearCache("2"));
        assertEquals("NotSupported", rig.sent().get(0).split("\"")[3]);
    }

    @Test
    void whatTheOldHandlerStillHasToAnswerIsWaitedForWhileTheLoopIsDrained() {
        CompletableFuture<ClearCache.Conf> later = new CompletableFuture<>();
        ActionHandler<ClearCache.Req, ClearCache.Conf> handler = rig.bind(ClearCache.OPERATION, request -> later);
        rig.receive(clearCache("1"));
        rig.loop.post(() -> later.complete(ACCEPTED));
        rig.dispatcher.unbind(handler);
        assertEquals(List.of(accepted("1")), rig.sent());
    }

    @Test
    void theHandlerThatCameLastAnswersAndWhenItGoesTheOneBefore() {
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        ActionHandler<ClearCache.Req, ClearCache.Conf> second = rig.answer(ClearCache.OPERATION, REJECTED);
        rig.receive(clearCache("1"));
        rig.dispatcher.unbind(second);
        rig.receive(clearCache("2"));
        assertEquals(List.of(rejected("1"), accepted("2")), rig.sent());
    }

    @Test
    @Shows("S18")
    void whileRejectedNothingIsAnswered_statement18() {
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        rig.registration(State.Rejected).receive(clearCache("1")).receive("[2,\"2\",\"NoSuchAction\",{}]").receive("[2,\"3\",\"Reset\",{]");
        assertEquals(List.of(), rig.sent());
        rig.registration(State.Accepted).receive(clearCache("1"));
        assertEquals(List.of(accepted("1")), rig.sent());
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "Rejected", mode = EnumSource.Mode.EXCLUDE)
    @Shows("S19")
    void inEveryOtherStateCallsAreAnswered_statement19(State state) {
        rig.answer(ClearCache.OPERATION, ACCEPTED);
        rig.registration(state).receive(clearCache("1"));
        assertEquals(List.of(accepted("1")), rig.sent());
    }

    @Test
    void anAnswerIsNotSentOverTheNextSocket() {
        CompletableFuture<ClearCache.Conf> later = new CompletableFuture<>();
        rig.inSet("Reset").bind(ClearCache.OPERATION, request -> later);
        rig.receive(clearCache("1")).receive("[2,\"2\",\"Reset\",{\"type\":\"Soft\"}]");
        rig.close();
        assertEquals(0, rig.loop.pendingTimers());
        rig.open();
        rig.loop.run(() -> later.complete(ACCEPTED));
        rig.answer(Reset.OPERATION, new Reset.Conf(ResetStatus.Accepted));
        rig.loop.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), rig.sent());
        rig.receive(clearCache("1"));
        assertTrue(rig.sent().contains(accepted("1")));
    }

    @Test
    @Shows("S7")
    void anEmptyPayloadIsAnEmptyObject_statement7() {
        rig.bind(dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware.OPERATION,
                request -> CompletableFuture.completedFuture(new dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware.Conf()));
        rig.receive("[2,\"1\",\"UpdateFirmware\",{\"location\":\"ftp://h/f\",\"retrieveDate\":\"2026-03-01T12:00:00+01:00\"}]");
        assertEquals(List.of("[3,\"1\",{}]"), rig.sent());
    }
}
