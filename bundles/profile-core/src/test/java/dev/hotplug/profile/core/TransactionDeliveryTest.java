package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Why;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.core.StartTransaction;
import dev.hotplug.ocpp16.core.StopTransaction;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TransactionDeliveryTest {

    private static final IdTag TAG = new IdTag("5E15832A");
    private static final IdTagInfo ACCEPTED = IdTagInfo.of(AuthorizationStatus.Accepted);
    private static final Record START_CONF = new StartTransaction.Conf(ACCEPTED, 77);
    private static final Record METER_CONF = new MeterValues.Conf();
    private static final Record STOP_CONF = new StopTransaction.Conf(Optional.empty());

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeTransactionLog log = new FakeTransactionLog(loop);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private final MemorySettings settings = new MemorySettings();
    private TransactionDelivery delivery = start();

    private TransactionDelivery start() {
        TransactionDelivery started = new TransactionDelivery(loop, time, central, central, log, settings, handOver);
        settings.add(started);
        central.bind(started);
        return started;
    }

    private void swap() {
        central.unbind(delivery);
        settings.remove(delivery);
        delivery.deactivate();
        delivery = start();
    }

    private void online() {
        central.connect();
        central.accept();
    }

    private void advance(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private void transaction(int number) {
        log.add(started(number)).add(sampled(number)).add(stopped(number));
    }

    private TransactionStarted started(int number) {
        return new TransactionStarted(
                "start-" + number, FakeStation.ONE, time.stamp(), number, TAG, 1000, OptionalInt.empty());
    }

    private MeterValuesSampled sampled(int number) {
        return new MeterValuesSampled(
                "meter-" + number, FakeStation.ONE, time.stamp(), OptionalLong.of(number), List.of(value()));
    }

    private TransactionStopped stopped(int number) {
        return new TransactionStopped(
                "stop-" + number, FakeStation.ONE, time.stamp(), number, Optional.of(TAG), 2000, Reason.Local, List.of());
    }

    private static SampledValue value() {
        return new SampledValue(
                new BigDecimal("1500.5"), ReadingContext.SAMPLE_PERIODIC, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                Optional.empty(), Location.Outlet, Optional.of(UnitOfMeasure.Wh));
    }

    private List<String> ids() {
        return central.sent.stream().map(FakeCentralSystem.Sent::messageId).toList();
    }

    @Test
    @Shows({"S46", "StartTransaction", "MeterValues", "StopTransaction"})
    void s46MessagesGoOutInOrderOneAtATimeEachAcknowledgedBeforeTheNext() {
        transaction(1);
        online();
        assertEquals(List.of("start-1"), ids());
        central.answer(START_CONF);
        assertEquals(List.of("1 Started"), log.acknowledged);
        assertEquals(List.of("start-1", "meter-1"), ids());
        central.answer(METER_CONF);
        central.answer(STOP_CONF);
        assertEquals(List.of("1 Started", "2 Taken", "3 Stopped"), log.acknowledged);
        assertEquals(List.of("StartTransaction", "MeterValues", "StopTransaction"), central.actions());
    }

    @Test
    void aNewEventIsSentAtOnce() {
        online();
        log.add(started(1));
        loop.run(delivery::transactionsLogged);
        assertEquals(List.of("start-1"), ids());
    }

    @Test
    @Shows("S16")
    void s16S20NothingIsSentBeforeAccepted() {
        transaction(1);
        central.connect();
        loop.run(delivery::transactionsLogged);
        assertEquals(List.of(), ids());
        central.accept();
        assertEquals(List.of("start-1"), ids());
    }

    @Test
    @Shows("S49")
    void s49TheTransactionIdLearnedLateIsInTheQueuedMessages() {
        transaction(1);
        online();
        central.answer(START_CONF);
        central.answer(METER_CONF);
        assertEquals(Optional.of(77), central.requests(MeterValues.Req.class).get(0).transactionId());
        assertEquals(77, central.requests(StopTransaction.Req.class).get(0).transactionId());
    }

    @Test
    @Shows("S51")
    void s51ZeroAndNegativeTransactionIdsAreNormal() {
        transaction(1);
        online();
        central.answer(new StartTransaction.Conf(ACCEPTED, 0));
        central.answer(METER_CONF);
        assertEquals(0, central.requests(StopTransaction.Req.class).get(0).transactionId());
    }

    @Test
    @Shows({"TransactionMessageRetryInterval", "S5", "S48"})
    void s5S48ACallErrorIsFollowedByNewIdsAfterGrowingPauses() {
        log.add(started(1));
        online();
        central.refuse();
        advance(59);
        assertEquals(1, central.sent.size());
        advance(1);
        assertEquals(2, central.sent.size());
        central.refuse();
        advance(119);
        assertEquals(2, central.sent.size());
        advance(1);
        assertEquals(3, central.sent.size());
        assertEquals(3, ids().stream().distinct().count());
        assertTrue(ids().stream().allMatch(id -> id.length() <= 36));
    }

    @Test
    @Shows({"TransactionMessageAttempts", "S50"})
    void s50AStartThatFailedTooOftenIsGivenUpAndTheRestOfItsTransactionHasIdMinusOne() {
        transaction(1);
        settings.set("TransactionMessageAttempts", "2");
        online();
        central.refuse();
        advance(60);
        central.refuse();
        assertEquals(List.of("1 GivenUp"), log.acknowledged);
        central.answer(METER_CONF);
        assertEquals(Optional.of(-1), central.requests(MeterValues.Req.class).get(0).transactionId());
        assertEquals(-1, central.requests(StopTransaction.Req.class).get(0).transactionId());
    }

    @Test
    @Shows("S48")
    void s48TheCountBeginsAnewWithEachMessage() {
        transaction(1);
        online();
        central.refuse();
        advance(60);
        central.answer(START_CONF);
        assertEquals("meter-1", central.last().messageId());
        central.refuse();
        advance(60);
        assertEquals(4, central.sent.size());
    }

    @Test
    @Shows("S47")
    void s47BeingOfflineIsNoFailureHoweverLong() {
        transaction(1);
        settings.set("TransactionMessageAttempts", "1");
        online();
        for (int i = 0; i < 20; i++) {
            central.disconnect();
            advance(86_400);
            central.connect();
        }
        assertEquals(List.of(), log.acknowledged);
        assertEquals(21, central.sent.size());
        assertEquals(1, ids().stream().distinct().count(), "the same id, so that a duplicate can be dropped");
        central.answer(START_CONF);
        assertEquals(List.of("1 Started"), log.acknowledged);
    }

    @Test
    @Shows({"S5", "S47"})
    void s5S47NoAnswerIsNoFailureAndIsFollowedByTheSameIdAfterAPause() {
        log.add(started(1));
        settings.set("TransactionMessageAttempts", "2");
        online();
        for (int i = 0; i < 5; i++) {
            central.timeOut();
            advance(120);
        }
        assertEquals(List.of(), log.acknowledged);
        assertEquals(6, central.sent.size());
        assertEquals(1, ids().stream().distinct().count());
    }

    @Test
    @Shows("S5")
    void s5ARestartBetweenAFailureAndAnAnswerSendsTheIdThatTheCentralSystemMayHaveTaken() {
        log.add(started(1));
        online();
        central.refuse();
        advance(60);
        String taken = central.last().messageId();
        central.unbind(delivery);
        settings.remove(delivery);
        delivery.deactivate();
        handOver.take(TransactionDelivery.FACTS);
        central.disconnect();
        delivery = start();
        central.connect();
        assertNotEquals("start-1", taken);
        assertEquals(List.of("start-1", taken, taken), ids());
    }

    @Test
    void aRefusalThatCannotBeStoredIsTriedAgainLater() {
        log.add(started(1));
        settings.set("TransactionMessageRetryInterval", "1");
        online();
        log.failure = new IllegalStateException("disk full");
        central.refuse();
        advance(4);
        assertEquals(1, central.sent.size());
        log.failure = null;
        advance(1);
        assertEquals(2, central.sent.size());
        assertEquals(2, ids().stream().distinct().count());
    }

    @Test
    @Shows("S47")
    void aSocketThatDiesBeforeAnybodyIsToldHoldsNothingUp() {
        online();
        central.die();
        log.add(started(1));
        loop.run(() -> delivery.transactionsLogged());
        assertEquals(List.of(), ids());
        central.disconnect();
        central.connect();
        assertEquals(List.of("start-1"), ids());
    }

    @Test
    @Shows("S47")
    void s47OnlyFailuresToProcessCount() {
        log.add(started(1));
        settings.set("TransactionMessageAttempts", "2");
        online();
        central.timeOut();
        advance(60);
        central.timeOut();
        advance(120);
        central.refuse();
        assertEquals(List.of(), log.acknowledged);
        advance(120);
        central.refuse();
        assertEquals(List.of("1 GivenUp"), log.acknowledged);
    }

    @Test
    void aMessageThatWasNotSentThoughTheLinkIsOpenIsTriedAgainSoon() {
        log.add(started(1));
        online();
        central.leave(Why.NOT_CONNECTED);
        advance(1);
        assertEquals(List.of("start-1", "start-1"), ids());
    }

    @Test
    void aNewLinkEndsThePauseAfterASilence() {
        log.add(started(1));
        online();
        central.timeOut();
        central.disconnect();
        central.connect();
        assertEquals(List.of("start-1", "start-1"), ids());
    }

    @Test
    void aNewLinkDoesNotEndThePauseAfterACallError() {
        log.add(started(1));
        online();
        central.refuse();
        central.disconnect();
        central.connect();
        assertEquals(1, central.sent.size());
        advance(60);
        assertEquals(2, central.sent.size());
    }

    @Test
    @Shows({"TransactionMessageRetryInterval", "S74"})
    void s74AChangedRetryIntervalCountsForTheNextPause() {
        log.add(started(1));
        online();
        loop.run(() -> settings.change("TransactionMessageRetryInterval", "5"));
        central.refuse();
        advance(5);
        assertEquals(2, central.sent.size());
    }

    @Test
    void aLongBacklogIsReadInPages() {
        central.answering("StartTransaction", request -> START_CONF)
                .answering("MeterValues", request -> METER_CONF)
                .answering("StopTransaction", request -> STOP_CONF);
        for (int i = 1; i <= 1000; i++) {
            transaction(i);
        }
        online();
        assertEquals(0, log.backlog());
        assertEquals(3000, central.sent.size());
        assertEquals(3000, ids().stream().distinct().count());
        assertEquals(TransactionDelivery.PAGE, log.largestPage);
    }

    @Test
    void aSwapWithAMessageInFlightNeitherLosesNorDoublesIt() {
        transaction(1);
        online();
        swap();
        assertEquals(List.of("start-1"), ids());
        central.answer(START_CONF);
        assertEquals(List.of("1 Started"), log.acknowledged);
        assertEquals(List.of("start-1", "meter-1"), ids());
    }

    @Test
    void aSwapBetweenAnswerAndAcknowledgementAcknowledgesOnce() {
        transaction(1);
        online();
        loop.post(() -> central.sent.get(0).outcome().complete(new Outcome.Answered<>(START_CONF)));
        swap();
        loop.run();
        assertEquals(List.of("1 Started"), log.acknowledged);
        assertEquals(List.of("start-1", "meter-1"), ids());
    }

    @Test
    void aSwapKeepsTheCountAndThePause() {
        log.add(started(1));
        online();
        central.refuse();
        advance(30);
        swap();
        assertEquals(1, central.sent.size());
        advance(30);
        assertEquals(2, central.sent.size());
        central.refuse();
        advance(120);
        central.refuse();
        assertEquals(List.of("1 GivenUp"), log.acknowledged);
        assertEquals(3, central.sent.size());
    }

    @Test
    void anAnswerThatCannotBeStoredIsTriedAgainWithoutSendingTheMessageAgain() {
        transaction(1);
        log.failure = new IllegalStateException("disk full");
        online();
        central.answer(START_CONF);
        assertEquals(1, central.sent.size());
        log.failure = null;
        advance(5);
        assertEquals(List.of("1 Started"), log.acknowledged);
        assertEquals(List.of("start-1", "meter-1"), ids());
    }

    @Test
    void aRegisterBeyond32BitsIsToldAsItIs() {
        long register = 3_000_000_000L;
        log.add(new TransactionStarted(
                "start-1", FakeStation.ONE, time.stamp(), 1, TAG, register, OptionalInt.empty()));
        online();
        assertEquals(register, central.requests(StartTransaction.Req.class).get(0).meterStart());
    }

    @Test
    void anEventThatCanNeverBeSentDoesNotBlockTheOthers() {
        log.add(new TransactionStarted(
                "start-1", ConnectorId.CHARGE_POINT, time.stamp(), 1, TAG, 0, OptionalInt.empty()));
        log.add(started(2));
        online();
        assertEquals(List.of("1 GivenUp"), log.acknowledged);
        assertEquals(List.of("start-2"), ids());
    }

    @Test
    void s52TheReservationIsNamed() {
        log.add(new TransactionStarted("start-1", FakeStation.ONE, time.stamp(), 1, TAG, 1000, OptionalInt.of(9)));
        online();
        assertEquals(Optional.of(9), central.requests(StartTransaction.Req.class).get(0).reservationId());
    }

    @Test
    @Shows("S23")
    void s23AnEventFromBeforeTheClockWasKnownIsReDated() {
        log.add(started(1));
        Instant told = Instant.parse("2026-05-05T05:05:05Z");
        loop.run(() -> time.correct(told));
        online();
        assertEquals(told, central.requests(StartTransaction.Req.class).get(0).timestamp());
    }

    @Test
    @Shows({"StopTransaction", "S63"})
    void s53S56AStopNamesReasonTagAndData() {
        Stamp at = time.stamp();
        log.add(new TransactionStopped(
                "stop-1", FakeStation.ONE, at, 5, Optional.empty(), 2000, Reason.PowerLoss,
                List.of(new TransactionStopped.Sample(at, List.of(value())), new TransactionStopped.Sample(at, List.of()))));
        online();
        StopTransaction.Req request = central.requests(StopTransaction.Req.class).get(0);
        assertEquals(Optional.of(Reason.PowerLoss), request.reason());
        assertEquals(Optional.empty(), request.idTag());
        assertEquals(2000, request.meterStop());
        assertEquals(1, request.transactionData().size(), "a sample without values is left out");
    }

    @Test
    @Shows("S60")
    void s60ValuesOutsideATransactionHaveNoTransactionId() {
        log.add(new MeterValuesSampled(
                "meter-1", FakeStation.ONE, time.stamp(), OptionalLong.empty(), List.of(value())));
        online();
        MeterValues.Req request = central.requests(MeterValues.Req.class).get(0);
        assertEquals(Optional.empty(), request.transactionId());
        assertEquals("1500.5", request.meterValue().get(0).sampledValue().get(0).value());
    }

    @Test
    void anIdAfterAFailureIsTheSameInEveryVersionAndNeverThatOfAnotherTry() {
        Attempts once = Attempts.none(1).sent().failed();
        assertEquals(once.messageId("a"), once.messageId("a"));
        assertNotEquals(once.messageId("a"), once.failed().messageId("a"));
        assertNotEquals(once.messageId("a"), once.messageId("b"));
    }

    @Test
    void nothingIsLeftBehindWhenItGoes() {
        log.add(started(1));
        online();
        central.refuse();
        delivery.deactivate();
        assertEquals(0, loop.pendingTimers());
        advance(1000);
        assertEquals(1, central.sent.size());
    }
}
