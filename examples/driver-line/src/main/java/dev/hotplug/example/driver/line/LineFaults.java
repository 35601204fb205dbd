package dev.hotplug.example.driver.line;

import static java.util.Map.entry;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Sentence;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.Map;

/** What can be wrong, by the device's word for it or by what the driver notices. Data. */
final class LineFaults {

    static final String FROZEN = "frozen";
    static final String BACKWARDS = "backwards";
    static final String WELDED = "welded";
    static final String PILOT = "pilot";
    static final String VENTILATION = "ventilation";
    static final String LINK = "link";
    /** A word of the device that no row has: better no energy than a fault that nobody sees. */
    private static final Fault UNKNOWN = stops(ChargePointErrorCode.OtherError, "Unknown", "The charger reports a fault",
            "The charger reports a fault that its driver does not know. Call a technician.",
            "Die Ladestation meldet einen Fehler, den ihr Treiber nicht kennt. Einen Techniker rufen.");

    private static final Map<String, Fault> ROWS = Map.ofEntries(
            entry("earth", stops(ChargePointErrorCode.GroundFailure, "Earth", "The protective earth is missing",
                    "The protective earth is missing. Call an electrician.", "Der Schutzleiter fehlt. Eine Elektrofachkraft rufen.")),
            entry("residual", stops(ChargePointErrorCode.GroundFailure, "Residual", "Residual current",
                    "Current leaks to earth. Unplug the car.", "Es fließt Strom zur Erde. Den Stecker ziehen.")),
            entry("overcurrent", stops(ChargePointErrorCode.OverCurrentFailure, "OverCurrent", "Too much current",
                    "The car takes too much current.", "Das Auto nimmt zu viel Strom.")),
            entry("overvoltage", stops(ChargePointErrorCode.OverVoltage, "OverVoltage", "Too much voltage",
                    "The mains voltage is too high.", "Die Netzspannung ist zu hoch.")),
            entry("undervoltage", stops(ChargePointErrorCode.UnderVoltage, "UnderVoltage", "Too little voltage",
                    "The mains voltage is too low.", "Die Netzspannung ist zu niedrig.")),
            entry("hot", stops(ChargePointErrorCode.HighTemperature, "TooHot", "The charger is too hot",
                    "The charger is too hot and has to cool down.", "Die Ladestation ist zu heiß und muss abkühlen.")),
            entry(WELDED, stops(ChargePointErrorCode.PowerSwitchFailure, "Welded", "The contactor does not open",
                    "The contactor does not open. Switch off the fuse and call a technician.",
                    "Das Schütz öffnet nicht. Die Sicherung ausschalten und einen Techniker rufen.")),
            entry("meter", stops(ChargePointErrorCode.PowerMeterFailure, "Meter", "The meter does not answer",
                    "The meter does not answer.", "Der Zähler antwortet nicht.")),
            entry(FROZEN, stops(ChargePointErrorCode.PowerMeterFailure, "MeterFrozen", "The meter stands still",
                    "The meter stands still. Unplug the car to try again.", "Der Zähler steht. Stecker ziehen und noch einmal versuchen.")),
            entry(BACKWARDS, stops(ChargePointErrorCode.PowerMeterFailure, "MeterBackwards", "The meter has gone backwards",
                    "The meter has gone backwards. Unplug the car to try again.",
                    "Der Zähler ist rückwärts gelaufen. Stecker ziehen und noch einmal versuchen.")),
            entry(PILOT, stops(ChargePointErrorCode.EVCommunicationError, "Pilot", "The control pilot is faulty",
                    "Charger and car cannot talk to each other. Look at the cable.",
                    "Ladestation und Auto verstehen sich nicht. Das Kabel ansehen.")),
            entry("diode", stops(ChargePointErrorCode.EVCommunicationError, "Diode", "The pilot has no diode",
                    "What is plugged in does not behave like a car.", "Was eingesteckt ist, verhält sich nicht wie ein Auto.")),
            entry(VENTILATION, tells(ChargePointErrorCode.OtherError, "Ventilation", "The car asks for ventilation",
                    "The car may only be charged with ventilation.", "Das Auto darf nur mit Lüftung laden.")),
            entry("stop", new Fault(ChargePointErrorCode.OtherError, "EmergencyStop", "The emergency stop is pressed", true, true,
                    new Sentence("The emergency stop is pressed.", "Der Not-Halt ist gedrückt."))),
            entry(LINK, stops(ChargePointErrorCode.InternalError, "Link", "The charger does not answer",
                    "The charger's electronics do not answer and have switched off by themselves.",
                    "Die Elektronik antwortet nicht und hat von selbst abgeschaltet.")));

    private LineFaults() {}

    private static Fault stops(ChargePointErrorCode code, String vendorErrorCode, String info, String english, String german) {
        return new Fault(code, vendorErrorCode, info, true, false, new Sentence(english, german));
    }

    private static Fault tells(ChargePointErrorCode code, String vendorErrorCode, String info, String english, String german) {
        return new Fault(code, vendorErrorCode, info, false, false, new Sentence(english, german));
    }

    static Fault of(String word) {
        return ROWS.getOrDefault(word, UNKNOWN);
    }
}
