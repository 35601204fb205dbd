package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp16.core.BootNotification;
import dev.hotplug.ocpp16.core.BootNotification.RegistrationStatus;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootNotificationTest {

    private static final Instant CENTRAL_TIME = Instant.parse("2026-05-05T05:05:05Z");

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private final MemorySettings settings = new MemorySettings().add(new SettingsOwner() {
        @Override
        public List<Setting> settings() {
            return List.of(HeartbeatSender.INTERVAL);
        }
    });
    private String firmwareVersion = "0.1.0";
    private BootNotificationSender boot = start();

    private BootNotificationSender start() {
        Installation installation = new Installation() {
            @Override
            public String partNumber() {
                return "CPB1-S-2-4-8";
            }

            @Override
            public Optional<String> serialNumber() {
                return Optional.of("100001");
            }

            @Override
            public String firmwareVersion() {
                return firmwareVersion;
            }
        };
        BootNotificationSender started = new BootNotificationSender(
                loop, time, central, central, station, installation, settings, handOver, 60, () -> 0.5);
        central.bind(started);
        return started;
    }

    private void swap() {
        central.unbind(boot);
        boot.deactivate();
        boot = start();
    }

    private static BootNotification.Conf conf(RegistrationStatus status, int interval) {
        return new BootNotification.Conf(status, CENTRAL_TIME, interval);
    }

    private void advance(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private int boots() {
        return central.requests(BootNotification.Req.class).size();
    }

    @Test
    @Shows({"S16", "BootNotification"})
    void s16TheFirstMessageOnAnOpenSocketIsBootNotification() {
        assertEquals(0, boots());
        central.connect();
        BootNotification.Req request = (BootNotification.Req) central.last().request();
        assertEquals(Permit.BOOT, central.last().permit());
        assertEquals("Vendor", request.chargePointVendor());
        assertEquals("CPB1-S-2-4", request.chargePointModel());
        assertEquals(Optional.of("100001"), request.chargePointSerialNumber());
        assertEquals(Optional.of("0.1.0"), request.firmwareVersion());
        assertEquals(Optional.of("Internal"), request.meterType());
    }

    @Test
    void textsLongerThanTheirFieldAreCut() {
        station.identity = Optional.of(new ChargerIdentity("v".repeat(30), "m".repeat(30), "p", "id", "t".repeat(30)));
        firmwareVersion = "f".repeat(60);
        central.connect();
        BootNotification.Req request = (BootNotification.Req) central.last().request();
        assertEquals(20, request.chargePointVendor().length());
        assertEquals(50, request.firmwareVersion().orElseThrow().length());
    }

    @Test
    void itWaitsUntilADriverHasSaidWhichModelThisIs() {
        station.identity = Optional.empty();
        central.connect();
        advance(3);
        assertEquals(0, boots());
        station.identity = Optional.of(FakeStation.IDENTITY);
        loop.run(() -> boot.statusChanged(
                ConnectorId.CHARGE_POINT, station.become(ConnectorId.CHARGE_POINT, ChargePointStatus.Available)));
        assertEquals(1, boots());
    }

    @Test
    @Shows({"S17", "S23"})
    void s17AcceptedSetsTheHeartbeatAndTheClock() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 42));
        assertEquals(State.Accepted, central.state());
        assertEquals("42", settings.text(HeartbeatSender.INTERVAL));
        assertEquals(CENTRAL_TIME, time.now());
        advance(100_000);
        assertEquals(1, boots());
    }

    @Test
    @Shows("S17")
    void s17AnIntervalOfZeroLeavesTheHeartbeatAsItIs() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 0));
        assertEquals("300", settings.text(HeartbeatSender.INTERVAL));
    }

    @Test
    @Shows("S23")
    void s23AnIntervalOfWeeksIsCutToADay() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 1_000_000));
        assertEquals("86400", settings.text(HeartbeatSender.INTERVAL));
    }

    @Test
    @Shows("S17")
    void s17PendingWaitsTheInterval() {
        central.connect();
        central.answer(conf(RegistrationStatus.Pending, 10));
        assertEquals(State.Pending, central.state());
        assertEquals(Optional.of(CENTRAL_TIME.plusSeconds(10)), central.nextTry());
        advance(9);
        assertEquals(1, boots());
        advance(1);
        assertEquals(2, boots());
    }

    @Test
    @Shows("S17")
    void s17PendingWithoutAnIntervalWaitsTheOwnOne() {
        central.connect();
        central.answer(conf(RegistrationStatus.Pending, 0));
        advance(65);
        assertEquals(1, boots());
        advance(1);
        assertEquals(2, boots(), "60 s and half of the fifth of jitter");
    }

    @Test
    @Shows({"S17", "S18"})
    void s18RejectedStaysSilentForTheIntervalEvenOnANewSocketAndCanBootLater() {
        central.connect();
        central.answer(conf(RegistrationStatus.Rejected, 30));
        advance(10);
        central.disconnect();
        central.connect();
        advance(19);
        assertEquals(1, boots());
        advance(1);
        assertEquals(2, boots());
        central.answer(conf(RegistrationStatus.Accepted, 60));
        assertEquals(State.Accepted, central.state());
    }

    @Test
    @Shows("S21")
    void s21NoAnswerIsFollowedByAnotherBootNotificationWithAnotherId() {
        central.connect();
        String first = central.last().messageId();
        central.timeOut();
        assertEquals(Optional.of(time.now().plusSeconds(66)), central.nextTry());
        advance(66);
        assertEquals(2, boots());
        assertTrue(!first.equals(central.last().messageId()));
    }

    @Test
    @Shows("S21")
    void s21ACallErrorIsFollowedByAnotherBootNotification() {
        central.connect();
        central.refuse();
        assertEquals(State.Unknown, central.state());
        advance(66);
        assertEquals(2, boots());
    }

    @Test
    @Shows("S21")
    void s21ALinkLostInMidBootBootsAgainOnTheNextSocketAtOnce() {
        central.connect();
        central.disconnect();
        advance(1000);
        assertEquals(1, boots());
        central.connect();
        assertEquals(2, boots());
    }

    @Test
    @Shows("S11")
    void s11AReconnectSendsNoBootNotification() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 60));
        central.disconnect();
        central.connect();
        assertEquals(1, boots());
    }

    @Test
    @Shows("S11")
    void s11AReconnectWithAnotherContentSendsOne() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 60));
        central.disconnect();
        firmwareVersion = "0.2.0";
        central.connect();
        assertEquals(2, boots());
        assertEquals(State.Accepted, central.state());
    }

    @Test
    void aSwapWhileAcceptedSendsNothingAndRemembersTheContent() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 60));
        swap();
        assertEquals(1, boots());
        firmwareVersion = "0.2.0";
        central.disconnect();
        central.connect();
        assertEquals(2, boots());
    }

    @Test
    void anUpdateThatChangesTheContentSendsItAtOnce() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 60));
        firmwareVersion = "0.2.0";
        swap();
        assertEquals(2, boots());
    }

    @Test
    void anUpdateInMidChargeIsToldWhenTheChargeIsOver() {
        central.connect();
        central.answer(conf(RegistrationStatus.Accepted, 60));
        station.transactionIds.put(FakeStation.ONE, 42);
        firmwareVersion = "0.2.0";
        swap();
        loop.run(() -> boot.statusChanged(FakeStation.ONE, station.become(FakeStation.ONE, ChargePointStatus.SuspendedEV)));
        central.disconnect();
        central.connect();
        assertEquals(1, boots());
        station.transactionIds.clear();
        loop.run(() -> boot.statusChanged(FakeStation.ONE, station.become(FakeStation.ONE, ChargePointStatus.Finishing)));
        assertEquals(2, boots());
    }

    @Test
    void aSwapInMidBootTakesUpTheSameMessage() {
        central.connect();
        BootNotificationSender before = boot;
        swap();
        assertEquals(1, central.sent.size(), "shared by its id, not sent again");
        central.answer(conf(RegistrationStatus.Accepted, 60));
        assertEquals(State.Accepted, central.state());
        loop.run(before::opened);
        assertEquals(1, boots());
    }

    @Test
    void aSwapDuringTheWaitKeepsTheWait() {
        central.connect();
        central.answer(conf(RegistrationStatus.Rejected, 30));
        advance(10);
        swap();
        advance(19);
        assertEquals(1, boots());
        advance(1);
        assertEquals(2, boots());
    }

    @Test
    void nothingIsLeftBehindWhenItGoes() {
        central.connect();
        central.answer(conf(RegistrationStatus.Pending, 30));
        boot.deactivate();
        assertEquals(0, loop.pendingTimers());
    }
}
