package dev.hotplug.profile.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp16.reservation.CancelReservation;
import dev.hotplug.ocpp16.reservation.CancelReservation.CancelReservationStatus;
import dev.hotplug.ocpp16.reservation.ReserveNow;
import dev.hotplug.ocpp16.reservation.ReserveNow.ReservationStatus;
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

    private final MemorySettings settings = new MemorySettings();
    private final List<Object> asked = new ArrayList<>();
    private Object answer;
    private final Station station = (Station) Proxy.newProxyInstance(
            Station.class.getClassLoader(), new Class<?>[] {Station.class}, (proxy, method, arguments) -> {
                asked.add(arguments[0]);
                return CompletableFuture.completedFuture(answer);
            });

    ReservationProfileTest() {
        settings.add(new ReservationKeys(settings));
    }

    @Test
    void theManifestDeclaresExactlyWhatTheHandlersAnswer() {
        TreeSet<String> answered = new TreeSet<>(List.of(
                new ReserveNowHandler(station, settings).operation().action(),
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
            ReserveNow.Conf conf = new ReserveNowHandler(station, settings).handle(request).toCompletableFuture().join();
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
    @Shows({"S77", "ReserveConnectorZeroSupported", "TC_048_4", "TC_050_4"})
    void s77_switchedOffEverythingIsRejectedAndTheKeySaysSo() {
        assertEquals("true", settings.value("ReserveConnectorZeroSupported").orElseThrow());
        settings.change("ReservationEnabled", "false");
        assertEquals("false", settings.value("ReserveConnectorZeroSupported").orElseThrow());
        ReserveNow.Req request = new ReserveNow.Req(0, LATER, new IdTag("ANNA"), Optional.empty(), 7);
        assertEquals(
                ReservationStatus.Rejected,
                new ReserveNowHandler(station, settings).handle(request).toCompletableFuture().join().status());
        assertEquals(List.of(), asked);
    }
}
