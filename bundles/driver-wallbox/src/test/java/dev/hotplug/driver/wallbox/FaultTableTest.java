package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTableTest {

    @ParameterizedTest
    @CsvSource({
        "GROUND_FAILURE, GroundFailure",
        "RESIDUAL_CURRENT, GroundFailure",
        "OVER_CURRENT, OverCurrentFailure",
        "OVER_VOLTAGE, OverVoltage",
        "UNDER_VOLTAGE, UnderVoltage",
        "OVER_TEMPERATURE, HighTemperature",
        "WELDED_CONTACT, PowerSwitchFailure",
        "CONNECTOR_LOCK, ConnectorLockFailure",
        "METER, PowerMeterFailure",
        "READER, ReaderFailure",
        "PILOT, EVCommunicationError",
        "EMERGENCY_STOP, OtherError",
        "MAINBOARD_LOST, InternalError"
    })
    void eachFaultHasItsOcppCode(BoardFault fault, ChargePointErrorCode code) {
        assertEquals(code, FaultTable.of(fault).code());
    }

    @Test
    void eachFaultHasAVendorCodeOfItsOwn() {
        Set<String> codes = Arrays.stream(BoardFault.values()).map(f -> FaultTable.of(f).vendorErrorCode()).collect(Collectors.toSet());
        assertEquals(BoardFault.values().length, codes.size());
    }

    @Test
    void onlyReaderAndLockLetEnergyFlowAndOnlyTheButtonIsAnEmergencyStop() {
        for (BoardFault fault : BoardFault.values()) {
            assertEquals(fault != BoardFault.READER && fault != BoardFault.CONNECTOR_LOCK, FaultTable.of(fault).stopsEnergy(), fault.name());
            assertEquals(fault == BoardFault.EMERGENCY_STOP, FaultTable.of(fault).emergencyStop(), fault.name());
        }
    }

    @Test
    void aCarThatAsksForVentilationIsReportedWithACodeOfItsOwn() {
        assertEquals(Set.of(FaultTable.VENTILATION), FaultTable.at(Set.of(), Pilot.D));
        assertEquals(Set.of(), FaultTable.at(Set.of(), Pilot.C));
        assertFalse(FaultTable.VENTILATION.stopsEnergy());
        assertTrue(FaultTable.at(Set.of(BoardFault.METER), Pilot.C).stream().allMatch(Fault::stopsEnergy));
    }
}
