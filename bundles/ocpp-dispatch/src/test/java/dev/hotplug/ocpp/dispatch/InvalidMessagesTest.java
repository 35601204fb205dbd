package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp16.core.Reset;
import dev.hotplug.ocpp16.core.Reset.ResetStatus;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.testkit.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no valid OCPP message is reported, without what it holds. */
@Shows("S98")
class InvalidMessagesTest {

    private final Rig rig = new Rig().accepted();

    InvalidMessagesTest() {
        rig.answer(Reset.OPERATION, new Reset.Conf(ResetStatus.Accepted));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "secret", "[2", "[9,\"1\",{}]", "[2,\"1\",\"Reset\"]", "[2,\"1\",\"Reset\",\"secret\"]", "[2,\"1\",\"Reset\",{\"type\":\"secret\"}]",
        "[2,\"1\",\"Reset\",{}]"})
    @Shows("InvalidMessages")
    void s98_aBrokenMessageIsReported(String text) {
        rig.receive(text);
        assertEquals(List.of(SecurityEvent.InvalidMessages), rig.events.events());
        assertFalse(rig.events.all().get(0).techInfo().contains("secret"), rig.events.all()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]", "[2,\"1\",\"GetLog\",{}]", "[2,\"1\",\"Unheard\",{}]", "[3,\"nobody asked\",{}]"})
    void aValidOneIsNot(String text) {
        rig.receive(text);
        assertEquals(List.of(), rig.events.events());
    }

    @Test
    void theFieldIsNamed() {
        rig.receive("[2,\"1\",\"Reset\",{\"type\":\"Lukewarm\"}]");
        String info = rig.events.all().get(0).techInfo();
        assertTrue(info.startsWith("Reset: PropertyConstraintViolation, type"), info);
    }
}
