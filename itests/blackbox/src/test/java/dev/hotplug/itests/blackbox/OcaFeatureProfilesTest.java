package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.HeartbeatRequest;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageConfirmation;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageRequest;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageRequestType;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageStatus;
import eu.chargetime.ocpp.model.reservation.CancelReservationConfirmation;
import eu.chargetime.ocpp.model.reservation.CancelReservationRequest;
import eu.chargetime.ocpp.model.reservation.CancelReservationStatus;
import eu.chargetime.ocpp.model.reservation.ReservationStatus;
import eu.chargetime.ocpp.model.reservation.ReserveNowConfirmation;
import eu.chargetime.ocpp.model.reservation.ReserveNowRequest;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remote Trigger and Reservation with the Java-OCA-OCPP server, which nobody here has written. */
class OcaFeatureProfilesTest {

    private static final String CARD = "04A23C5A";
    private static final String ID_TAG = "5A3CA204";

    @TempDir
    Path folder;

    private OcaCentralSystem centralSystem;
    private ChargerProcess charger;

    @BeforeEach
    void start() {
        centralSystem = OcaCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url()).key("MinimumStatusDuration", "0").write(folder)));
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    private TriggerMessageStatus trigger(TriggerMessageRequestType message, Integer connector) {
        TriggerMessageRequest request = new TriggerMessageRequest(message);
        if (connector != null) {
            request.setConnectorId(connector);
        }
        return centralSystem.call(request, TriggerMessageConfirmation.class).getStatus();
    }

    private ReservationStatus reserve(int id, String tag) {
        ReserveNowRequest request =
                new ReserveNowRequest(1, ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10), tag, id);
        return centralSystem.call(request, ReserveNowConfirmation.class).getStatus();
    }

    private CancelReservationStatus cancel(int id) {
        return centralSystem.call(new CancelReservationRequest(id), CancelReservationConfirmation.class).getStatus();
    }

    @Test
    @Shows({"S72", "TriggerMessage", "TC_054"})
    void triggersAreAnsweredAndSent() {
        int statuses = centralSystem.requests(StatusNotificationRequest.class).size();
        assertEquals(TriggerMessageStatus.Accepted, trigger(TriggerMessageRequestType.Heartbeat, null));
        centralSystem.await(HeartbeatRequest.class);
        assertEquals(TriggerMessageStatus.Accepted, trigger(TriggerMessageRequestType.StatusNotification, null));
        centralSystem.await(StatusNotificationRequest.class, statuses + 2);
        assertEquals(TriggerMessageStatus.Accepted, trigger(TriggerMessageRequestType.MeterValues, 1));
        assertEquals("Trigger", centralSystem.await(MeterValuesRequest.class).getMeterValue()[0].getSampledValue()[0].getContext());
        assertEquals(TriggerMessageStatus.Rejected, trigger(TriggerMessageRequestType.StatusNotification, 9));
        assertEquals(TriggerMessageStatus.Rejected, trigger(TriggerMessageRequestType.BootNotification, null));
    }

    @Test
    @Shows({"S52", "S77", "ReserveNow", "CancelReservation", "TC_046", "TC_052"})
    void aReservationIsMadeCancelledAndUsed() {
        assertEquals(CancelReservationStatus.Rejected, cancel(7));
        assertEquals(ReservationStatus.Accepted, reserve(7, ID_TAG));
        centralSystem.awaitStatus("Reserved");
        assertEquals(ReservationStatus.Occupied, reserve(8, "OTHER"));
        assertEquals(CancelReservationStatus.Accepted, cancel(7));
        centralSystem.awaitStatus("Available");
        assertEquals(ReservationStatus.Accepted, reserve(9, ID_TAG));
        SimulatorClient world = charger.simulator();
        world.plug();
        world.car("C");
        world.card(CARD);
        StartTransactionRequest start = centralSystem.await(StartTransactionRequest.class);
        assertEquals(9, start.getReservationId());
        assertEquals(ID_TAG, start.getIdTag());
        assertTrue(charger.running());
    }
}
