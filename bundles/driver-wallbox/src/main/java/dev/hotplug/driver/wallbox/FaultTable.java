package dev.hotplug.driver.wallbox;

import static dev.hotplug.driver.wallbox.FaultTable.Reaction.CARD_UNREAD;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.CHARGES_ON;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.ENDS;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.LESS;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.NOTHING_FOR_D;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.OFF;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.ONE_TAP;
import static dev.hotplug.driver.wallbox.FaultTable.Reaction.WINDS_DOWN;
import static dev.hotplug.driver.wallbox.FaultTable.Recovery.BY_ITSELF;
import static dev.hotplug.driver.wallbox.FaultTable.Recovery.LATCHED;
import static dev.hotplug.driver.wallbox.FaultTable.Recovery.NEXT_PLUG;
import static dev.hotplug.model.ChargePointErrorCode.ConnectorLockFailure;
import static dev.hotplug.model.ChargePointErrorCode.EVCommunicationError;
import static dev.hotplug.model.ChargePointErrorCode.GroundFailure;
import static dev.hotplug.model.ChargePointErrorCode.HighTemperature;
import static dev.hotplug.model.ChargePointErrorCode.InternalError;
import static dev.hotplug.model.ChargePointErrorCode.OtherError;
import static dev.hotplug.model.ChargePointErrorCode.OverCurrentFailure;
import static dev.hotplug.model.ChargePointErrorCode.OverVoltage;
import static dev.hotplug.model.ChargePointErrorCode.PowerMeterFailure;
import static dev.hotplug.model.ChargePointErrorCode.PowerSwitchFailure;
import static dev.hotplug.model.ChargePointErrorCode.ReaderFailure;
import static dev.hotplug.model.ChargePointErrorCode.UnderVoltage;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.hardware.Sentence;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fault is to the central system and to people, what the charger does about it, and how it ends. Data; the drivers
 * act by it, and the README shows the same rows.
 */
public final class FaultTable {

    /** What the charger does while the fault is there. */
    public enum Reaction {
        OFF("energy off at once, Faulted", true, false),
        WINDS_DOWN("the offer ends, energy off when the car has stopped, at the latest after 6 s, Faulted", true, false),
        ENDS("energy off at once, Faulted, the transaction ends with EmergencyStop", true, true),
        LESS("less current, the charge goes on", false, false),
        NOTHING_FOR_D("no energy while the car is in state D, SuspendedEVSE", false, false),
        CHARGES_ON("the charge goes on; a plug that is not held gets no energy", false, false),
        CARD_UNREAD("no card is read; the charge goes on", false, false),
        ONE_TAP("counts as one tap; the charge goes on", false, false);

        private final String words;
        private final boolean stopsEnergy;
        private final boolean emergencyStop;

        Reaction(String words, boolean stopsEnergy, boolean emergencyStop) {
            this.words = words;
            this.stopsEnergy = stopsEnergy;
            this.emergencyStop = emergencyStop;
        }

        public String words() {
            return words;
        }
    }

    /** When the fault is over; always without a restart. */
    public enum Recovery {
        BY_ITSELF("as soon as it is no longer there"),
        NEXT_PLUG("when the register is right again, or the plug is out"),
        LATCHED("latched: when the contact has opened and the plug is out");

        private final String words;

        Recovery(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One row. */
    public record Row(Fault fault, Reaction reaction, Recovery recovery) {}

    private static final Map<BoardFault, Row> ROWS = rows();

    private FaultTable() {}

    private static Map<BoardFault, Row> rows() {
        Map<BoardFault, Row> rows = new EnumMap<>(BoardFault.class);
        rows.put(BoardFault.GROUND_FAILURE, row(GroundFailure, "ProtectiveEarth", OFF, BY_ITSELF, "The protective earth is missing",
                "The protective earth is missing, so nothing is charged. An electrician has to look at the supply.",
                "Der Schutzleiter fehlt, deshalb wird nicht geladen. Eine Elektrofachkraft muss den Anschluss prüfen."));
        rows.put(BoardFault.RESIDUAL_CURRENT, row(GroundFailure, "ResidualCurrent", OFF, BY_ITSELF, "Residual current: protection has tripped",
                "Current leaks to earth and the protection has tripped. Unplug the car; if it happens again, the cable or the car is damaged.",
                "Es fließt Strom zur Erde, der Schutz hat ausgelöst. Stecker ziehen; beim nächsten Mal Kabel und Auto prüfen lassen."));
        rows.put(BoardFault.OVER_CURRENT, row(OverCurrentFailure, "OverCurrent", OFF, BY_ITSELF, "The car takes more than it was offered",
                "The car takes more current than it was offered, so it was switched off.",
                "Das Auto nimmt mehr Strom als erlaubt und wurde abgeschaltet."));
        rows.put(BoardFault.OVER_VOLTAGE, row(OverVoltage, "OverVoltage", OFF, BY_ITSELF, "The mains voltage is too high",
                "The mains voltage is too high. The charge goes on when it is back to normal.",
                "Die Netzspannung ist zu hoch. Es wird weitergeladen, sobald sie wieder stimmt."));
        rows.put(BoardFault.UNDER_VOLTAGE, row(UnderVoltage, "UnderVoltage", OFF, BY_ITSELF, "The mains voltage is too low",
                "The mains voltage is too low. The charge goes on when it is back to normal.",
                "Die Netzspannung ist zu niedrig. Es wird weitergeladen, sobald sie wieder stimmt."));
        rows.put(BoardFault.HIGH_TEMPERATURE, row(HighTemperature, "Derated", LESS, BY_ITSELF, "The outlet is hot: less current",
                "The outlet is hot, so the car is charged more slowly until it has cooled down.",
                "Die Steckdose ist heiß, deshalb wird langsamer geladen, bis sie abgekühlt ist."));
        rows.put(BoardFault.OVER_TEMPERATURE, row(HighTemperature, "OverTemperature", OFF, BY_ITSELF, "The outlet is too hot",
                "The outlet is too hot. The charge goes on when it has cooled down.",
                "Die Steckdose ist zu heiß. Es wird weitergeladen, sobald sie abgekühlt ist."));
        rows.put(BoardFault.WELDED_CONTACT, row(PowerSwitchFailure, "WeldedContact", OFF, LATCHED, "The contactor does not open: call a technician",
                "The contactor does not open: the plug may carry voltage. Switch the charger off at the fuse and call a technician.",
                "Das Schütz öffnet nicht: Am Stecker kann Spannung liegen. Die Sicherung ausschalten und einen Techniker rufen."));
        rows.put(BoardFault.CONNECTOR_LOCK, row(ConnectorLockFailure, "ConnectorLock", CHARGES_ON, BY_ITSELF, "The plug lock is stuck",
                "The lock of the plug is stuck. Push the plug in firmly and try again.",
                "Die Verriegelung klemmt. Den Stecker fest hineindrücken und noch einmal versuchen."));
        rows.put(BoardFault.METER, row(PowerMeterFailure, "Meter", OFF, BY_ITSELF, "The meter does not answer",
                "The meter does not answer, so nothing is charged that could not be counted.",
                "Der Zähler antwortet nicht, deshalb wird nichts geladen, was nicht gezählt werden kann."));
        rows.put(BoardFault.METER_FROZEN, row(PowerMeterFailure, "MeterFrozen", WINDS_DOWN, NEXT_PLUG, "Current flows and the meter stands still",
                "The meter stands still although current flows, so the charge was switched off. Unplug the car to try again.",
                "Der Zähler steht, obwohl Strom fließt; das Laden wurde abgeschaltet. Stecker ziehen und noch einmal versuchen."));
        rows.put(BoardFault.METER_BACKWARDS, row(PowerMeterFailure, "MeterBackwards", WINDS_DOWN, NEXT_PLUG, "The meter has gone backwards",
                "The meter shows less than before, so the charge was switched off. Unplug the car to try again.",
                "Der Zähler zeigt weniger als vorher; das Laden wurde abgeschaltet. Stecker ziehen und noch einmal versuchen."));
        rows.put(BoardFault.READER, row(ReaderFailure, "Reader", CARD_UNREAD, BY_ITSELF, "The card reader does not answer",
                "The card reader does not answer. Charging can be started and stopped by app.",
                "Der Kartenleser antwortet nicht. Laden kann mit der App begonnen und beendet werden."));
        rows.put(BoardFault.CARD_HELD, row(ReaderFailure, "CardHeld", ONE_TAP, BY_ITSELF, "A card is left at the reader",
                "A card is left at the reader. Take it away, then show it again.",
                "Eine Karte liegt am Leser. Bitte wegnehmen und dann noch einmal zeigen."));
        rows.put(BoardFault.CARD_COLLISION, row(ReaderFailure, "CardCollision", CARD_UNREAD, BY_ITSELF, "Several cards at the reader at once",
                "There are several cards at the reader. Show one alone.",
                "Am Leser sind mehrere Karten zugleich. Bitte nur eine zeigen."));
        rows.put(BoardFault.PILOT, row(EVCommunicationError, "ControlPilot", OFF, BY_ITSELF, "The control pilot is faulty: check the cable",
                "Charger and car cannot talk to each other. Unplug, look at cable and plugs, and plug in again.",
                "Ladestation und Auto verstehen sich nicht. Stecker ziehen, Kabel und Stecker ansehen und neu einstecken."));
        rows.put(BoardFault.DIODE_MISSING, row(EVCommunicationError, "DiodeMissing", OFF, BY_ITSELF, "The pilot has no diode: is this a car?",
                "What is plugged in does not behave like a car. Unplug it; if it is a car, its charging inlet is damaged.",
                "Was eingesteckt ist, verhält sich nicht wie ein Auto. Stecker ziehen; ist es eines, dann ist sein Ladeanschluss defekt."));
        rows.put(BoardFault.VENTILATION, row(OtherError, "VentilationRequired", NOTHING_FOR_D, BY_ITSELF, "The car asks for ventilation: no energy",
                "The car may only be charged with ventilation, and this charger cannot switch any.",
                "Das Auto darf nur mit Lüftung laden, und diese Ladestation kann keine einschalten."));
        rows.put(BoardFault.EMERGENCY_STOP, row(OtherError, "EmergencyStop", ENDS, BY_ITSELF, "The emergency stop is pressed",
                "The emergency stop is pressed. When the danger is over, pull it out again and start anew.",
                "Der Not-Halt ist gedrückt. Wenn die Gefahr vorbei ist, wieder herausziehen und neu beginnen."));
        rows.put(BoardFault.MAINBOARD_LOST, row(InternalError, "MainboardLost", OFF, BY_ITSELF, "The electronics do not answer",
                "The charger's electronics do not answer and have switched off by themselves. The charge goes on when they are back.",
                "Die Elektronik antwortet nicht und hat von selbst abgeschaltet. Es wird weitergeladen, sobald sie wieder da ist."));
        return rows;
    }

    private static Row row(
            ChargePointErrorCode code, String vendorErrorCode, Reaction reaction, Recovery recovery, String info, String english, String german) {
        Sentence sentence = new Sentence(english, german);
        return new Row(
                new Fault(code, vendorErrorCode, info, reaction.stopsEnergy, reaction.emergencyStop, sentence), reaction, recovery);
    }

    /** The row of a fault; every fault has one. */
    public static Row row(BoardFault fault) {
        return ROWS.get(fault);
    }

    /** What the station is told of a fault. */
    public static Fault of(BoardFault fault) {
        return row(fault).fault();
    }

    /** The faults that may be made to stay until the plug is out, by their vendorErrorCode: those that electronics report of a socket. */
    static SortedMap<String, BoardFault> latchable() {
        SortedMap<String, BoardFault> all = new TreeMap<>();
        ROWS.forEach((fault, row) -> {
            boolean reported = row.reaction() == OFF && fault != BoardFault.OVER_TEMPERATURE && fault != BoardFault.MAINBOARD_LOST;
            if (reported && row.recovery() == BY_ITSELF) {
                all.put(row.fault().vendorErrorCode(), fault);
            }
        });
        return all;
    }

    /** Everything that is wrong at a connector: what was reported or noticed, and a car that asks for ventilation. */
    public static Set<Fault> at(Set<BoardFault> faults, Pilot pilot) {
        Set<Fault> all = new HashSet<>();
        faults.forEach(f -> all.add(of(f)));
        if (pilot == Pilot.D) {
            all.add(of(BoardFault.VENTILATION));
        }
        return all;
    }
}
