package dev.hotplug.hardware;

import dev.hotplug.model.ChargePointErrorCode;

/**
 * Something wrong with the hardware, present until a state without it is reported.
 *
 * @param code            the OCPP error code
 * @param vendorErrorCode the model's own code, at most 50 characters
 * @param info            one sentence for a person, at most 50 characters
 * @param stopsEnergy     energy is off and stays off while the fault is there: the connector is Faulted; otherwise the
 *                        fault is only reported
 * @param emergencyStop   somebody pressed the emergency stop: a running transaction ends with that reason
 */
public record Fault(ChargePointErrorCode code, String vendorErrorCode, String info, boolean stopsEnergy, boolean emergencyStop) {

    public Fault {
        if (vendorErrorCode.length() > 50 || info.length() > 50) {
            throw new IllegalArgumentException("vendorErrorCode and info have at most 50 characters: " + vendorErrorCode);
        }
    }
}
