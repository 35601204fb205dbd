package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms.Why;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.StatusNotification;
import dev.hotplug.station.StatusReport;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusNotificationTest {

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private final MemorySettings settings = new MemorySettings();
    private StatusNotifier notifier = start();

    private StatusNotifier start() {
        StatusNotifier started = new StatusNotifier(loop, time, central, central, station, settings, handOver);
        settings.add(started);
        central.bind(started);
        return started;
    }

    private void swap(Runnable inTheGap) {
        central.unbind(notifier);
        settings.remove(notifier);
        notifier.deactivate();
        inTheGap.run();
        notifier = start();
    }

    private void become(ChargePointStatus status) {
        StatusReport report = station.become(FakeStation.ONE, status);
        loop.run(() -> notifier.statusChanged(FakeStation.ONE, report));
    }

    private void notice(String info) {
        StatusReport report = new StatusReport(
                ChargePointStatus.Available, ChargePointErrorCode.LocalListConflict, info, "", time.stamp());
        loop.run(() -> notifier.notice(ConnectorId.CHARGE_POINT, report));
    }

    /** After the boot, with everything told. */
    private void booted() {
        central.connect();
        central.accept();
        answerAll();
        central.sent.clear();
    }

    private void answerAll() {
        while (central.waiting() > 0) {
            central.answer(new StatusNotification.Conf());
        }
    }

    private void advance(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private List<String> told() {
        return central.requests(StatusNotification.Req.class).stream()
                .map(r -> r.connectorId() + " " + r.status())
                .toList();
    }

    @Test
    @Shows("S22")
    void s22AfterAcceptedTheChargePointAndEveryConnectorAreTold() {
        central.connect();
        assertEquals(List.of(), told());
        central.accept();
        answerAll();
        assertEquals(List.of("0 Available", "1 Available"), told());
    }

    @Test
    @Shows("S22")
    void s22AfterAnotherBootEverythingIsToldAgain() {
        booted();
        loop.run(() -> central.set(State.Pending, Optional.empty()));
        central.accept();
        answerAll();
        assertEquals(List.of("0 Available", "1 Available"), told());
    }

    @Test
    @Shows("S22")
    void s22ABootWhileAStatusIsUnderWayTellsEverythingBehindIt() {
        booted();
        become(ChargePointStatus.Preparing);
        become(ChargePointStatus.Charging);
        loop.run(() -> central.set(State.Pending, Optional.empty()));
        central.accept();
        answerAll();
        assertEquals(List.of("1 Preparing", "0 Available", "1 Charging"), told());
    }

    @Test
    void changesAreToldInOrderOneAtATime() {
        booted();
        become(ChargePointStatus.Preparing);
        become(ChargePointStatus.Charging);
        become(ChargePointStatus.Finishing);
        assertEquals(List.of("1 Preparing"), told());
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Charging", "1 Finishing"), told());
    }

    @Test
    void theSameNewsIsToldOnce() {
        booted();
        become(ChargePointStatus.Available);
        assertEquals(List.of(), told());
    }

    @Test
    @Shows({"MinimumStatusDuration", "S41"})
    void s41AStatusShorterThanMinimumStatusDurationIsNotTold() {
        booted();
        settings.set("MinimumStatusDuration", "5");
        become(ChargePointStatus.Preparing);
        advance(4);
        become(ChargePointStatus.Available);
        advance(100);
        assertEquals(List.of(), told());
    }

    @Test
    @Shows({"MinimumStatusDuration", "S41"})
    void s41AStatusThatLastsIsToldWithTheTimeOfTheChange() {
        booted();
        settings.set("MinimumStatusDuration", "5");
        become(ChargePointStatus.Preparing);
        advance(3);
        become(ChargePointStatus.Charging);
        advance(4);
        assertEquals(List.of(), told());
        advance(1);
        assertEquals(List.of("1 Charging"), told());
        StatusNotification.Req request = (StatusNotification.Req) central.last().request();
        assertEquals(Optional.of(ManualTime.START.plusSeconds(3)), request.timestamp());
    }

    @Test
    @Shows("S42")
    void s42AfterAnOfflinePeriodOnlyThePresentStatusIsTold() {
        booted();
        central.disconnect();
        become(ChargePointStatus.Preparing);
        advance(10);
        become(ChargePointStatus.Charging);
        advance(10);
        central.connect();
        answerAll();
        assertEquals(List.of("1 Charging"), told());
        StatusNotification.Req request = (StatusNotification.Req) central.last().request();
        assertEquals(Optional.of(ManualTime.START.plusSeconds(10)), request.timestamp());
    }

    @Test
    @Shows("S42")
    void s42AfterAnOfflinePeriodWithoutANetChangeNothingIsTold() {
        booted();
        central.disconnect();
        become(ChargePointStatus.Preparing);
        become(ChargePointStatus.Available);
        central.connect();
        answerAll();
        assertEquals(List.of(), told());
    }

    @Test
    void aStatusLostWithTheLinkIsToldOnTheNextOne() {
        booted();
        become(ChargePointStatus.Preparing);
        become(ChargePointStatus.Charging);
        central.disconnect();
        central.connect();
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Charging"), told());
    }

    @Test
    void aStatusThatGotNoAnswerDoesNotHoldUpTheNextAndIsToldAtTheNextOccasion() {
        booted();
        become(ChargePointStatus.Preparing);
        central.timeOut();
        central.disconnect();
        central.connect();
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Preparing"), told());
    }

    @Test
    void afterASilenceNobodyKnowsWhatTheCentralSystemBelievesSoItIsToldAgain() {
        booted();
        become(ChargePointStatus.Preparing);
        central.timeOut();
        become(ChargePointStatus.Available);
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Available"), told());
    }

    @Test
    void aStatusThatWasNotSentThoughTheLinkIsOpenIsTriedAgainSoon() {
        booted();
        become(ChargePointStatus.Preparing);
        central.leave(Why.NOT_CONNECTED);
        advance(1);
        assertEquals(List.of("1 Preparing", "1 Preparing"), told());
    }

    @Test
    void s41FlickeringLeavesOneTimer() {
        booted();
        settings.set("MinimumStatusDuration", "5");
        for (int i = 0; i < 50; i++) {
            become(i % 2 == 0 ? ChargePointStatus.Preparing : ChargePointStatus.Charging);
        }
        assertEquals(1, loop.pendingTimers());
    }

    @Test
    void aRefusedStatusIsNotRepeated() {
        booted();
        become(ChargePointStatus.Preparing);
        central.refuse();
        central.disconnect();
        central.connect();
        assertEquals(List.of("1 Preparing"), told());
    }

    @Test
    @Shows("StatusNotification")
    void aFaultNamesItsCodesAndTheVendor() {
        booted();
        StatusReport report = station.become(FakeStation.ONE, new StatusReport(
                ChargePointStatus.Faulted, ChargePointErrorCode.GroundFailure, "Ground fault", "E17", time.stamp()));
        loop.run(() -> notifier.statusChanged(FakeStation.ONE, report));
        StatusNotification.Req request = (StatusNotification.Req) central.last().request();
        assertEquals(ChargePointErrorCode.GroundFailure, request.errorCode());
        assertEquals(Optional.of("Ground fault"), request.info());
        assertEquals(Optional.of("E17"), request.vendorErrorCode());
        assertEquals(Optional.of("com.example"), request.vendorId());
    }

    @Test
    void withoutAVendorErrorCodeThereIsNoVendorId() {
        booted();
        become(ChargePointStatus.Preparing);
        StatusNotification.Req request = (StatusNotification.Req) central.last().request();
        assertEquals(Optional.empty(), request.vendorId());
        assertEquals(Optional.empty(), request.info());
    }

    @Test
    void s32ANoticeIsToldOnceAndLeavesTheStatusAsItWasTold() {
        booted();
        notice("conflict");
        answerAll();
        central.disconnect();
        central.connect();
        answerAll();
        assertEquals(List.of("0 Available"), told());
    }

    @Test
    void aNoticeWaitsForTheLink() {
        booted();
        central.disconnect();
        notice("conflict");
        central.connect();
        answerAll();
        assertEquals(List.of("0 Available"), told());
    }

    @Test
    void aNoticeBehindAStatusThatIsLostWithTheLinkIsStillTold() {
        booted();
        become(ChargePointStatus.Preparing);
        notice("conflict");
        central.disconnect();
        become(ChargePointStatus.Available);
        central.connect();
        answerAll();
        assertEquals(List.of("1 Preparing", "0 Available"), told());
    }

    @Test
    void aSwapDoublesNothingAndLosesNothing() {
        booted();
        become(ChargePointStatus.Preparing);
        become(ChargePointStatus.Charging);
        swap(() -> {});
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Charging"), told());
    }

    @Test
    void aStatusThatChangedInTheGapOfASwapIsTold() {
        booted();
        swap(() -> station.become(FakeStation.ONE, ChargePointStatus.Preparing));
        answerAll();
        assertEquals(List.of("1 Preparing"), told());
    }

    @Test
    void aSwapDuringMinimumStatusDurationKeepsTheWait() {
        booted();
        settings.set("MinimumStatusDuration", "5");
        become(ChargePointStatus.Preparing);
        advance(3);
        swap(() -> assertEquals(0, loop.pendingTimers()));
        advance(1);
        assertEquals(List.of(), told());
        advance(1);
        assertEquals(List.of("1 Preparing"), told());
    }

    @Test
    void aCentralSystemThatIsTooSlowDoesNotFillTheMemory() {
        booted();
        for (int i = 0; i < 300; i++) {
            become(i % 2 == 0 ? ChargePointStatus.Preparing : ChargePointStatus.Available);
        }
        answerAll();
        assertEquals(StatusOutbox.LIMIT, told().size());
        assertEquals("1 Available", told().get(told().size() - 1));
    }
}
