package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a fault of the electronics is to the central system and to people. Data; the README shows the same rows. */
public final class FaultTable {

    /** Not a fault of the charger: the car asks for ventilation, which no model has, so it gets no energy. */
    public static final Fault VENTILATION =
            new Fault(ChargePointErrorCode.OtherError, "VentilationRequired", "The car asks for ventilation: no energy", false, false);

    private static final Map<BoardFault, Fault> ROWS = rows();

    private FaultTable() {}

    private static Map<BoardFault, Fault> rows() {
        Map<BoardFault, Fault> rows = new EnumMap<>(BoardFault.class);
        rows.put(BoardFault.GROUND_FAILURE, stops(ChargePointErrorCode.GroundFailure, "ProtectiveEarth", "The protective earth is missing"));
        rows.put(BoardFault.RESIDUAL_CURRENT, stops(ChargePointErrorCode.GroundFailure, "ResidualCurrent", "Residual current: the protection has tripped"));
        rows.put(BoardFault.OVER_CURRENT, stops(ChargePointErrorCode.OverCurrentFailure, "OverCurrent", "The car takes more than it was offered"));
        rows.put(BoardFault.OVER_VOLTAGE, stops(ChargePointErrorCode.OverVoltage, "OverVoltage", "The mains voltage is too high"));
        rows.put(BoardFault.UNDER_VOLTAGE, stops(ChargePointErrorCode.UnderVoltage, "UnderVoltage", "The mains voltage is too low"));
        rows.put(BoardFault.OVER_TEMPERATURE, stops(ChargePointErrorCode.HighTemperature, "OverTemperature", "The outlet is too hot"));
        rows.put(BoardFault.WELDED_CONTACT, stops(ChargePointErrorCode.PowerSwitchFailure, "WeldedContact", "The contactor does not open: call a technician"));
        rows.put(BoardFault.CONNECTOR_LOCK, reported(ChargePointErrorCode.ConnectorLockFailure, "ConnectorLock", "The plug lock is stuck"));
        rows.put(BoardFault.METER, stops(ChargePointErrorCode.PowerMeterFailure, "Meter", "The meter does not answer"));
        rows.put(BoardFault.READER, reported(ChargePointErrorCode.ReaderFailure, "Reader", "The card reader does not answer"));
        rows.put(BoardFault.PILOT, stops(ChargePointErrorCode.EVCommunicationError, "ControlPilot", "The control pilot is faulty: check the cable"));
        rows.put(BoardFault.EMERGENCY_STOP, new Fault(ChargePointErrorCode.OtherError, "EmergencyStop", "The emergency stop is pressed", true, true));
        rows.put(BoardFault.MAINBOARD_LOST, stops(ChargePointErrorCode.InternalError, "MainboardLost", "The electronics do not answer"));
        return rows;
    }

    private static Fault stops(ChargePointErrorCode code, String vendorErrorCode, String info) {
        return new Fault(code, vendorErrorCode, info, true, false);
    }

    private static Fault reported(ChargePointErrorCode code, String vendorErrorCode, String info) {
        return new Fault(code, vendorErrorCode, info, false, false);
    }

    /** The row of a fault; every fault has one. */
    public static Fault of(BoardFault fault) {
        return ROWS.get(fault);
    }

    /** Everything that is wrong at a connector: what the electronics report, and a car that asks for ventilation. */
    public static Set<Fault> at(Set<BoardFault> faults, Pilot pilot) {
        Set<Fault> all = new HashSet<>();
        faults.forEach(f -> all.add(of(f)));
        if (pilot == Pilot.D) {
            all.add(VENTILATION);
        }
        return all;
    }
}
