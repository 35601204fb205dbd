package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.hardware.Sentence;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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
        "MAINBOARD_LOST, InternalError",
        "HIGH_TEMPERATURE, HighTemperature",
        "METER_FROZEN, PowerMeterFailure",
        "METER_BACKWARDS, PowerMeterFailure",
        "CARD_HELD, ReaderFailure",
        "CARD_COLLISION, ReaderFailure",
        "DIODE_MISSING, EVCommunicationError",
        "VENTILATION, OtherError"
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
    void whatLetsEnergyFlowAndOnlyTheButtonIsAnEmergencyStop() {
        Set<BoardFault> harmless = EnumSet.of(
                BoardFault.READER, BoardFault.CARD_HELD, BoardFault.CARD_COLLISION, BoardFault.CONNECTOR_LOCK,
                BoardFault.HIGH_TEMPERATURE, BoardFault.VENTILATION);
        for (BoardFault fault : BoardFault.values()) {
            assertEquals(!harmless.contains(fault), FaultTable.of(fault).stopsEnergy(), fault.name());
            assertEquals(fault == BoardFault.EMERGENCY_STOP, FaultTable.of(fault).emergencyStop(), fault.name());
        }
    }

    @Test
    void onlyAWeldedContactLatches() {
        assertEquals(
                List.of(BoardFault.WELDED_CONTACT),
                Arrays.stream(BoardFault.values()).filter(f -> FaultTable.row(f).recovery() == FaultTable.Recovery.LATCHED).toList());
    }

    @Test
    void eachFaultHasASentenceOfItsOwnInBothLanguages() {
        Set<String> sentences = new HashSet<>();
        for (BoardFault fault : BoardFault.values()) {
            Sentence sentence = FaultTable.of(fault).sentence();
            assertTrue(sentences.add(sentence.english()) && sentences.add(sentence.german()), fault.name());
            assertTrue(sentence.english().endsWith(".") && sentence.german().endsWith("."), fault.name());
        }
    }

    @Test
    void aCarThatAsksForVentilationIsReportedWithACodeOfItsOwn() {
        assertEquals(Set.of(FaultTable.of(BoardFault.VENTILATION)), FaultTable.at(Set.of(), Pilot.D));
        assertEquals(Set.of(), FaultTable.at(Set.of(), Pilot.C));
        assertTrue(FaultTable.at(Set.of(BoardFault.METER), Pilot.C).stream().allMatch(Fault::stopsEnergy));
    }
}
