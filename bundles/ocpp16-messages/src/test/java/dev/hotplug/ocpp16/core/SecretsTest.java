package dev.hotplug.ocpp16.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void theTextOfARequestHoldsNoSecret() {
        assertEquals("Req[key=AuthorizationKey]", new ChangeConfiguration.Req("AuthorizationKey", "SECRET").toString());
        String location = "ftp://user:SECRET@host";
        assertFalse(new UpdateFirmware.Req(location, Optional.empty(), Instant.EPOCH, Optional.empty()).toString().contains("SECRET"));
        assertFalse(new GetDiagnostics.Req(location, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                .toString().contains("SECRET"));
    }
}
