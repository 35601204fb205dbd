package dev.hotplug.profile.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp16.reservation.CancelReservation;
import dev.hotplug.ocpp16.reservation.CancelReservation.CancelReservationStatus;
import dev.hotplug.ocpp16.reservation.ReserveNow;
import dev.hotplug.ocpp16.reservation.ReserveNow.ReservationStatus;
import dev.hotplug.settings.Setting;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReservationProfileTest {

    private static final Instant LATER = Instant.parse("2026-05-05T05:05:05Z");

    private final List<Object> asked = new ArrayList<>();
    private Object answer;
    private final Station station = (Station) Proxy.newProxyInstance(
            Station.class.getClassLoader(), new Class<?>[] {Station.class}, (proxy, method, arguments) -> {
                asked.add(arguments[0]);
                return CompletableFuture.completedFuture(answer);
            });

    @Test
    void theManifestDeclaresExactlyWhatTheHandlersAnswer() {
        TreeSet<String> answered = new TreeSet<>(List.of(
                new ReserveNowHandler(station).operation().action(),
                new CancelReservationHandler(station).operation().action()));
        assertEquals(answered, new TreeSet<>(Arrays.asList(ReservationKeys.ANSWERED.split(","))));
    }

    @Test
    @Shows({"S77", "ReserveNow"})
    void s77_everythingIsPassedOnAndEveryAnswerBack() {
        ReserveNow.Req request =
                new ReserveNow.Req(1, LATER, new IdTag("ANNA"), Optional.of(new IdTag("FAMILY")), -7);
        for (Station.ReservationStatus status : Station.ReservationStatus.values()) {
            answer = status;
            ReserveNow.Conf conf = new ReserveNowHandler(station).handle(request).toCompletableFuture().join();
            assertEquals(ReservationStatus.valueOf(status.name()), conf.status());
        }
        assertEquals(
                new Reservation(-7, new ConnectorId(1), new IdTag("ANNA"), Optional.of(new IdTag("FAMILY")), LATER),
                asked.get(0));
    }

    @Test
    @Shows({"S78", "CancelReservation"})
    void s78_theEndToo() {
        for (Station.CommandStatus status : Station.CommandStatus.values()) {
            answer = status;
            CancelReservation.Conf conf = new CancelReservationHandler(station)
                    .handle(new CancelReservation.Req(7)).toCompletableFuture().join();
            assertEquals(CancelReservationStatus.valueOf(status.name()), conf.status());
        }
        assertEquals(List.of(7, 7), asked);
    }

    @Test
    @Shows("ReserveConnectorZeroSupported")
    void theKeySaysThatConnector0CanBeReserved() {
        MemorySettings settings = new MemorySettings().add(new ReservationKeys());
        assertEquals("true", settings.value("ReserveConnectorZeroSupported").orElseThrow());
        assertEquals(Setting.Access.READ_ONLY, ReservationKeys.CONNECTOR_ZERO.access());
    }
}
