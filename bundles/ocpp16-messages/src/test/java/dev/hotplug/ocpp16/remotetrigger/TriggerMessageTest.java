package dev.hotplug.ocpp16.remotetrigger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.ocpp16.types.MessageTrigger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerMessageTest {

    @Test
    void anUnknownMessageIsNoViolationSoThatItCanBeAnsweredNotImplemented_statement72() {
        assertEquals(Optional.of(MessageTrigger.Heartbeat), new TriggerMessage.Req("Heartbeat", Optional.empty()).trigger());
        assertEquals(Optional.empty(), new TriggerMessage.Req("SignChargePointCertificate", Optional.empty()).trigger());
    }
}
