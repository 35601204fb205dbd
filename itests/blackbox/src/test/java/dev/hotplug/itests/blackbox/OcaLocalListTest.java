package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.AuthorizationStatus;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.IdTagInfo;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.localauthlist.AuthorizationData;
import eu.chargetime.ocpp.model.localauthlist.GetLocalListVersionConfirmation;
import eu.chargetime.ocpp.model.localauthlist.GetLocalListVersionRequest;
import eu.chargetime.ocpp.model.localauthlist.SendLocalListConfirmation;
import eu.chargetime.ocpp.model.localauthlist.SendLocalListRequest;
import eu.chargetime.ocpp.model.localauthlist.UpdateStatus;
import eu.chargetime.ocpp.model.localauthlist.UpdateType;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local authorization lists from the Java-OCA-OCPP server, which nobody here has written. */
class OcaLocalListTest {

    private static final String CARD = "04A23C5A";
    private static final String ID_TAG = "5A3CA204";

    @TempDir
    Path folder;

    private OcaCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;

    @BeforeEach
    void start() {
        centralSystem = OcaCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url()).write(folder)));
        world = charger.simulator();
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"GetLocalListVersion", "SendLocalList", "S34", "S35", "TC_008_1", "TC_042_2", "TC_043", "TC_043_2", "TC_043_3"})
    void aLocalListIsSentChangedAndUsed() {
        assertEquals(0, listVersion());
        AuthorizationData mine = new AuthorizationData(ID_TAG);
        mine.setIdTagInfo(new IdTagInfo(AuthorizationStatus.Accepted));
        AuthorizationData other = new AuthorizationData("OTHER");
        other.setIdTagInfo(new IdTagInfo(AuthorizationStatus.Blocked));
        other.getIdTagInfo().setParentIdTag("FLEET");
        other.getIdTagInfo().setExpiryDate(ZonedDateTime.now().plusYears(1));
        assertEquals(UpdateStatus.Accepted, sendList(3, UpdateType.Full, mine, other));
        assertEquals(3, listVersion());
        assertEquals(UpdateStatus.VersionMismatch, sendList(3, UpdateType.Differential, other));
        assertEquals(UpdateStatus.Failed, sendList(4, UpdateType.Full, other, other));
        assertEquals(UpdateStatus.Accepted, sendList(4, UpdateType.Differential, new AuthorizationData("OTHER")));
        assertEquals(4, listVersion());
        world.plug();
        world.car("C");
        world.card(CARD);
        assertEquals(ID_TAG, centralSystem.await(StartTransactionRequest.class).getIdTag());
        assertEquals(List.of(), centralSystem.requests(AuthorizeRequest.class));
    }

    private UpdateStatus sendList(int version, UpdateType type, AuthorizationData... entries) {
        SendLocalListRequest request = new SendLocalListRequest(version, type);
        request.setLocalAuthorizationList(entries);
        return centralSystem.call(request, SendLocalListConfirmation.class).getStatus();
    }

    private int listVersion() {
        return centralSystem.call(new GetLocalListVersionRequest(), GetLocalListVersionConfirmation.class).getListVersion();
    }
}
