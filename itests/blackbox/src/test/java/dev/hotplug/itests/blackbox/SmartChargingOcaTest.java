package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.ChargingProfile;
import eu.chargetime.ocpp.model.core.ChargingProfileKindType;
import eu.chargetime.ocpp.model.core.ChargingProfilePurposeType;
import eu.chargetime.ocpp.model.core.ChargingRateUnitType;
import eu.chargetime.ocpp.model.core.ChargingSchedule;
import eu.chargetime.ocpp.model.core.ChargingSchedulePeriod;
import eu.chargetime.ocpp.model.core.RemoteStartStopStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.smartcharging.ChargingProfileStatus;
import eu.chargetime.ocpp.model.smartcharging.ClearChargingProfileConfirmation;
import eu.chargetime.ocpp.model.smartcharging.ClearChargingProfileRequest;
import eu.chargetime.ocpp.model.smartcharging.ClearChargingProfileStatus;
import eu.chargetime.ocpp.model.smartcharging.GetCompositeScheduleConfirmation;
import eu.chargetime.ocpp.model.smartcharging.GetCompositeScheduleRequest;
import eu.chargetime.ocpp.model.smartcharging.GetCompositeScheduleStatus;
import eu.chargetime.ocpp.model.smartcharging.SetChargingProfileConfirmation;
import eu.chargetime.ocpp.model.smartcharging.SetChargingProfileRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Smart Charging as the Java-OCA-OCPP server asks for it. */
@Shows({"SetChargingProfile", "ClearChargingProfile", "GetCompositeSchedule", "S67"})
class SmartChargingOcaTest {

    @TempDir
    Path folder;

    @Test
    void profilesAreSet_told_cleared_andComeWithARemoteStart() {
        try (OcaCentralSystem centralSystem = OcaCentralSystem.start();
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(folder.resolve("data"))
                        .provision(Provisioning.of(centralSystem.url()).write(folder)))) {
            SimulatorClient world = charger.simulator();
            centralSystem.awaitStatus("Available");
            world.plug();
            world.car("C");
            assertEquals(ChargingProfileStatus.Accepted, set(centralSystem, 0, ChargingProfilePurposeType.ChargePointMaxProfile, 20.5));
            assertEquals(ChargingProfileStatus.Rejected, set(centralSystem, 1, ChargingProfilePurposeType.TxProfile, 9.0));
            RemoteStartTransactionRequest start = new RemoteStartTransactionRequest("REMOTE1");
            start.setConnectorId(1);
            start.setChargingProfile(profile(2, ChargingProfilePurposeType.TxProfile, 9.0));
            assertEquals(
                    RemoteStartStopStatus.Accepted,
                    centralSystem.call(start, RemoteStartTransactionConfirmation.class).getStatus());
            centralSystem.await(StartTransactionRequest.class);
            awaitOffer(world, 9);
            assertComposite(centralSystem, 9.0);
            assertEquals(ClearChargingProfileStatus.Accepted, clear(centralSystem, 2));
            awaitOffer(world, 20.5);
            assertComposite(centralSystem, 20.5);
            assertEquals(ClearChargingProfileStatus.Unknown, clear(centralSystem, 2));
        }
    }

    private static void awaitOffer(SimulatorClient world, double ampere) {
        Await.until(ampere + " A", Duration.ofSeconds(5), world::connector, c -> c.path("offeredAmps").asDouble() == ampere);
    }

    private static void assertComposite(OcaCentralSystem centralSystem, double limit) {
        GetCompositeScheduleRequest request = new GetCompositeScheduleRequest(1, 600);
        request.setChargingRateUnit(eu.chargetime.ocpp.model.smartcharging.ChargingRateUnitType.A);
        GetCompositeScheduleConfirmation answer = centralSystem.call(request, GetCompositeScheduleConfirmation.class);
        assertEquals(GetCompositeScheduleStatus.Accepted, answer.getStatus());
        assertEquals(1, answer.getConnectorId());
        assertEquals(600, answer.getChargingSchedule().getDuration());
        assertNull(answer.getChargingSchedule().getStartSchedule());
        assertEquals(1, answer.getChargingSchedule().getChargingSchedulePeriod().length);
        assertEquals(limit, answer.getChargingSchedule().getChargingSchedulePeriod()[0].getLimit());
    }

    private static ClearChargingProfileStatus clear(OcaCentralSystem centralSystem, int id) {
        ClearChargingProfileRequest request = new ClearChargingProfileRequest();
        request.setId(id);
        return centralSystem.call(request, ClearChargingProfileConfirmation.class).getStatus();
    }

    private static ChargingProfileStatus set(
            OcaCentralSystem centralSystem, int connector, ChargingProfilePurposeType purpose, double limit) {
        return centralSystem
                .call(new SetChargingProfileRequest(connector, profile(1, purpose, limit)), SetChargingProfileConfirmation.class)
                .getStatus();
    }

    private static ChargingProfile profile(int id, ChargingProfilePurposeType purpose, double limit) {
        ChargingSchedule schedule = new ChargingSchedule(
                ChargingRateUnitType.A, new ChargingSchedulePeriod[] {new ChargingSchedulePeriod(0, limit)});
        return new ChargingProfile(id, 0, purpose, ChargingProfileKindType.Relative, schedule);
    }
}
