package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.hotplug.hardware.Indication;
import dev.hotplug.mainboard.Panel.Halo;
import dev.hotplug.mainboard.Panel.Pattern;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HaloTableTest {

    @ParameterizedTest
    @CsvSource({
        "Available, true, YELLOW, STEADY",
        "Available, false, GREEN, STEADY",
        "Preparing, true, TURQUOISE, STEADY",
        "Charging, true, BLUE, PULSING",
        "SuspendedEV, true, TURQUOISE, STEADY",
        "SuspendedEVSE, false, TURQUOISE, STEADY",
        "Finishing, true, TURQUOISE, STEADY",
        "Reserved, true, YELLOW, STEADY",
        "Unavailable, true, YELLOW, PULSING",
        "Faulted, false, RED, STEADY"
    })
    void eachStatusHasItsLight(ChargePointStatus status, boolean authorizationRequired, Halo halo, Pattern pattern) {
        assertEquals(new HaloTable.Light(halo, pattern), HaloTable.of(status, authorizationRequired));
    }

    @ParameterizedTest
    @EnumSource(ChargePointStatus.class)
    void noStatusIsLeftOut(ChargePointStatus status) {
        assertNotNull(HaloTable.of(status, true));
        assertEquals(status, HaloTable.mostTelling(List.of(status)));
    }

    @Test
    void aChargerThatIsStartingRotatesGreen() {
        Indication starting = new Indication(
                Map.of(new ConnectorId(1), ChargePointStatus.Available), true, true, Indication.Link.OFF, "");
        assertEquals(new HaloTable.Light(Halo.GREEN, Pattern.ROTATING), HaloTable.of(starting));
    }

    @Test
    void ofSeveralConnectorsTheOneThatMattersIsShown() {
        assertEquals(
                ChargePointStatus.Charging,
                HaloTable.mostTelling(List.of(ChargePointStatus.Available, ChargePointStatus.Charging, ChargePointStatus.Finishing)));
        assertEquals(
                ChargePointStatus.Faulted,
                HaloTable.mostTelling(List.of(ChargePointStatus.Charging, ChargePointStatus.Faulted)));
    }
}
