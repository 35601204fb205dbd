package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.ChangeConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.ChangeConfigurationRequest;
import eu.chargetime.ocpp.model.core.ConfigurationStatus;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one central system that nobody here has written to another one: ocpp-rpc in strict mode and the Java-OCA-OCPP server, and back. */
class MoveBetweenServersTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String CARD = "04A23C5A";

    @TempDir
    Path folder;

    @Test
    @Shows({"S20", "S46", "S94", "WebSocketUrl", "WebSocketPassword"})
    void thereAndBack_withACharge_andANewPassword() {
        StrictCentralSystem.assumeAvailable();
        try (StrictCentralSystem strict = StrictCentralSystem.start(KEY);
                OcaCentralSystem oca = OcaCentralSystem.start();
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .home(Distribution.copy(folder.resolve("distribution"))
                                .set("dev.hotplug.connection", "moveAfterSeconds", 2)
                                .home())
                        .data(folder.resolve("data"))
                        .provision(Provisioning.of(strict.url())
                                .centralSystem("securityProfile", 1)
                                .centralSystem("authorizationKey", KEY)
                                .write(folder)))) {
            strict.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1 && p.path("status").asText().equals("Available"));
            assertEquals("Accepted", strict.call("ChangeConfiguration", Map.of("key", "WebSocketUrl", "value", oca.url()))
                    .path("payload").path("status").asText());
            assertEquals("Accepted", strict.call("ChangeConfiguration",
                    Map.of("key", "WebSocketPassword", "value", "sixteen letters.")).path("payload").path("status").asText());
            oca.await(BootNotificationRequest.class);
            oca.awaitStatus("Available");
            assertArrayEquals("sixteen letters.".getBytes(java.nio.charset.StandardCharsets.US_ASCII), oca.logins().get(0).password());
            charger.simulator().plug();
            charger.simulator().car("C");
            charger.simulator().card(CARD);
            oca.await(StartTransactionRequest.class);
            charger.simulator().unplug();
            assertEquals(501, oca.await(StopTransactionRequest.class).getTransactionId());
            oca.awaitStatus("Available");

            assertEquals(ConfigurationStatus.Accepted, change(oca, "WebSocketUrl", strict.url()));
            assertEquals(ConfigurationStatus.Accepted, change(oca, "AuthorizationKey", KEY));
            strict.await("a second boot", e -> strict.events().stream()
                    .filter(x -> x.path("call").asText().equals("BootNotification")).count() >= 2);
            assertEquals("Accepted", strict.call("ChangeAvailability", Map.of("connectorId", 0, "type", "Operative"))
                    .path("payload").path("status").asText());
            assertEquals(List.of(), strict.violations());
            assertTrue(strict.events().stream().noneMatch(e -> e.path("call").asText().equals("StartTransaction")));
        }
    }

    private static ConfigurationStatus change(OcaCentralSystem at, String key, String value) {
        return at.call(new ChangeConfigurationRequest(key, value), ChangeConfigurationConfirmation.class).getStatus();
    }
}
