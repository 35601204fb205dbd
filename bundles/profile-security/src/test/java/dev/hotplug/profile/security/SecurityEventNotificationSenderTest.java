package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp16.security.SecurityEventNotification;
import dev.hotplug.ocpp16.security.SecurityEventNotification.Conf;
import dev.hotplug.ocpp16.security.SecurityEventNotification.Req;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Shows({"S98", "SecurityEventNotification"})
class SecurityEventNotificationSenderTest {

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeSecurityLog log = new FakeSecurityLog(time);
    private SecurityEventNotificationSender sender = start();

    private SecurityEventNotificationSender start() {
        SecurityEventNotificationSender started = new SecurityEventNotificationSender(loop, time, central, central, log);
        central.listeners.add(started);
        return started;
    }

    private List<String> types() {
        return central.sent.stream().map(sent -> ((Req) sent.request()).type()).toList();
    }

    private void record(String... types) {
        for (String type : types) {
            log.record(type, "");
        }
        loop.run();
    }

    @Test
    void s98_eventsFromBeforeTheConnectionGoOutInOrderOneAfterTheOther() {
        record("StartupOfTheDevice", "ResetOrReboot");
        assertEquals(List.of(), central.sent);
        central.connect();
        assertEquals(List.of("StartupOfTheDevice"), types());
        central.answer(new Conf());
        assertEquals(List.of("StartupOfTheDevice", "ResetOrReboot"), types());
        central.answer(new Conf());
        record("MemoryExhaustion");
        assertEquals(3, central.sent.size());
        assertEquals("id-1", central.sent.get(0).id());
        assertEquals(Permit.ACCEPTED, central.sent.get(0).permit());
    }

    @Test
    void s98_theTimeIsThatOfTheCorrectedClock() {
        record("StartupOfTheDevice");
        time.correct(Instant.parse("2030-01-01T00:00:00Z"));
        central.connect();
        Req request = (Req) central.last().request();
        assertEquals(Instant.parse("2030-01-01T00:00:00Z"), request.timestamp());
        assertEquals(Optional.empty(), request.techInfo());
    }

    @Test
    void pain11_anEventUnderWayWhenTheLinkIsLostIsSentAgainWithItsId() {
        record("StartupOfTheDevice");
        central.connect();
        central.disconnect();
        assertEquals(1, log.queue.size());
        central.connect();
        assertEquals(List.of("id-1", "id-1"), central.sent.stream().map(FakeCentralSystem.Sent::id).toList());
        central.answer(new Conf());
        assertEquals(List.of(), log.queue);
    }

    @Test
    void anUnansweredEventIsSentAgainLater() {
        record("StartupOfTheDevice");
        central.connect();
        central.timeOut();
        record("ResetOrReboot");
        assertEquals(1, central.sent.size(), "not at once, not even with news");
        loop.advance(SecurityEventNotificationSender.RETRY);
        assertEquals(2, central.sent.size());
        central.timeOut();
        loop.advance(SecurityEventNotificationSender.RETRY.multipliedBy(2).minusSeconds(1));
        assertEquals(2, central.sent.size(), "less and less often");
        loop.advance(Duration.ofSeconds(1));
        assertEquals(3, central.sent.size());
    }

    @Test
    void aCentralSystemThatDoesNotKnowTheMessageIsAskedAgainWithTheNextConnectionAndNothingIsLost() {
        record("StartupOfTheDevice", "ResetOrReboot");
        central.connect();
        central.refuse(Code.NotImplemented);
        record("MemoryExhaustion");
        loop.advance(Duration.ofDays(1));
        assertEquals(1, central.sent.size());
        central.disconnect();
        central.connect();
        assertEquals("StartupOfTheDevice", types().get(1));
        assertEquals("new-1", central.last().id(), "after a CALLERROR the id is another");
        central.answer(new Conf());
        assertEquals("ResetOrReboot", types().get(2));
    }

    @Test
    void anEventThatFailsEachTimeDoesNotBlockTheOthersForEver() {
        record("StartupOfTheDevice", "ResetOrReboot");
        central.connect();
        central.refuse(Code.InternalError);
        loop.advance(SecurityEventNotificationSender.RETRY);
        central.refuse(Code.InternalError);
        loop.advance(SecurityEventNotificationSender.RETRY.multipliedBy(2));
        central.refuse(Code.InternalError);
        assertEquals(List.of("StartupOfTheDevice", "StartupOfTheDevice", "StartupOfTheDevice", "ResetOrReboot"), types());
    }

    @Test
    void aSwapInMidDeliveryGoesOnWithTheSameId() {
        record("StartupOfTheDevice");
        central.connect();
        central.listeners.clear();
        sender.deactivate();
        sender = start();
        loop.run();
        assertEquals(List.of("id-1", "id-1"), central.sent.stream().map(FakeCentralSystem.Sent::id).toList());
    }

    @Test
    void theMessageIsSpelledLikeThat() {
        assertEquals("SecurityEventNotification", SecurityEventNotification.OPERATION.action());
    }
}
