package dev.hotplug.local.page.overview;

import dev.hotplug.page.Words;
import java.util.Locale;
import java.util.Map;

/** Names of what comes as a code: sources of limits, errors, the link in the words of the vendor's guide. Data. */
public final class Names {

    private static final Map<String, Words> LIMITS = Map.of(
            "hardware", Words.of("Ladegerät", "Charger"),
            "cable", Words.of("Ladekabel", "Cable"),
            "installer", Words.of("Installation", "Installation"),
            "vendor-limit", Words.of("Stromgrenze", "Current limit"),
            "ocpp-charge-point-max", Words.of("Zentralsystem, ganzes Ladegerät", "Central system, whole charger"),
            "ocpp-transaction", Words.of("Zentralsystem, dieser Ladevorgang", "Central system, this charge"),
            "power-boost", Words.of("Power Boost", "Power Boost"),
            "power-sharing", Words.of("Power Sharing", "Power Sharing"),
            "temperature", Words.of("Temperatur", "Temperature"),
            "schedule", Words.of("Zeitplan", "Schedule"));

    private static final Map<String, Words> ERRORS = Map.ofEntries(
            Map.entry("ConnectorLockFailure", Words.of("die Verriegelung des Steckers klemmt", "the connector lock is stuck")),
            Map.entry("EVCommunicationError", Words.of("Auto und Ladegerät verstehen sich nicht", "car and charger do not understand each other")),
            Map.entry("GroundFailure", Words.of("Erdungsfehler oder Fehlerstrom", "ground fault or residual current")),
            Map.entry("HighTemperature", Words.of("zu heiß", "too hot")),
            Map.entry("InternalError", Words.of("Fehler der Elektronik", "error of the electronics")),
            Map.entry("LocalListConflict", Words.of("die lokale Liste widerspricht dem Zentralsystem", "the local list contradicts the central system")),
            Map.entry("OtherError", Words.of("ein Fehler", "an error")),
            Map.entry("OverCurrentFailure", Words.of("zu hoher Strom", "too much current")),
            Map.entry("OverVoltage", Words.of("zu hohe Spannung", "voltage too high")),
            Map.entry("PowerMeterFailure", Words.of("der Zähler antwortet nicht", "the meter does not answer")),
            Map.entry("PowerSwitchFailure", Words.of("das Schütz ist verschweißt", "the contactor is welded")),
            Map.entry("ReaderFailure", Words.of("das Kartenlesegerät antwortet nicht", "the card reader does not answer")),
            Map.entry("ResetFailure", Words.of("ein Neustart ist misslungen", "a restart failed")),
            Map.entry("UnderVoltage", Words.of("zu niedrige Spannung", "voltage too low")),
            Map.entry("WeakSignal", Words.of("schwaches Funksignal", "weak radio signal")));

    private static final Map<String, Words> ADVICE = Map.ofEntries(
            Map.entry("ConnectorLockFailure", Words.of("Drücke den Stecker fest hinein und ziehe nicht daran.", "Press the plug in firmly and do not pull at it.")),
            Map.entry("EVCommunicationError", Words.of("Stecke das Kabel aus und wieder ein; versuche ein anderes Auto oder Kabel.", "Unplug and plug in again; try another car or cable.")),
            Map.entry("GroundFailure", Words.of("Nicht laden. Lass Erdung, Fehlerstromschutz und Kabel prüfen.", "Do not charge. Have earthing, residual current protection and cable checked.")),
            Map.entry("HighTemperature", Words.of("Lass das Ladegerät abkühlen; prüfe Klemmen und Sonneneinstrahlung.", "Let the charger cool down; check terminals and sunlight.")),
            Map.entry("OverCurrentFailure", Words.of("Das Auto zieht mehr, als erlaubt ist: versuche ein anderes Auto.", "The car takes more than it is allowed to: try another car.")),
            Map.entry("OverVoltage", Words.of("Prüfe den Netzanschluss und den Neutralleiter.", "Check the supply and its neutral conductor.")),
            Map.entry("UnderVoltage", Words.of("Prüfe den Netzanschluss, Sicherungen und Leitungen.", "Check the supply, fuses and wiring.")),
            Map.entry("PowerSwitchFailure", Words.of("Nicht laden. Schalte die Sicherung aus; das Schütz muss ersetzt werden.", "Do not charge. Switch the breaker off; the contactor must be replaced.")));

    private static final Words SERVICE = Words.of(
            "Starte das Ladegerät neu. Bleibt der Fehler, rufe den Service.", "Restart the charger. If the fault stays, call service.");

    private Names() {}

    /** A source of limits; one that nobody knows keeps its own name. */
    public static Words limit(String source) {
        return LIMITS.getOrDefault(source, Words.same(source));
    }

    static Words error(String code) {
        return ERRORS.getOrDefault(code, Words.same(code));
    }

    static Words advice(String code) {
        return ADVICE.getOrDefault(code, SERVICE);
    }

    /** mA as amperes, as each language writes it. */
    static Words amperes(int milliampere) {
        return decimal(milliampere / 1000.0, "A");
    }

    static Words kilowatts(double watt) {
        return decimal(watt / 1000, "kW");
    }

    private static Words decimal(double value, String unit) {
        String en = String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
        return Words.of(en.replace('.', ',') + " " + unit, en + " " + unit);
    }
}
