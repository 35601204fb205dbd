package dev.hotplug.hardware;

import dev.hotplug.model.ChargePointErrorCode;

/**
 * Something wrong with the hardware, present until a state without it is reported.
 *
 * @param code            the OCPP error code
 * @param vendorErrorCode the model's own code, at most 50 characters
 * @param info            what is wrong in a few words for the central system, at most 50 characters
 * @param stopsEnergy     energy is off and stays off while the fault is there: the connector is Faulted; otherwise the
 *                        fault is only reported
 * @param emergencyStop   somebody pressed the emergency stop: a running transaction ends with that reason
 * @param sentence        what the page says to a person
 */
public record Fault(
        ChargePointErrorCode code,
        String vendorErrorCode,
        String info,
        boolean stopsEnergy,
        boolean emergencyStop,
        Sentence sentence) {

    public Fault {
        if (vendorErrorCode.length() > 50 || info.length() > 50) {
            throw new IllegalArgumentException("vendorErrorCode and info have at most 50 characters: " + vendorErrorCode);
        }
    }

    /** A fault whose few words are all there is to say. */
    public Fault(ChargePointErrorCode code, String vendorErrorCode, String info, boolean stopsEnergy, boolean emergencyStop) {
        this(code, vendorErrorCode, info, stopsEnergy, emergencyStop, Sentence.of(info.isBlank() ? code.name() : info));
    }
}
