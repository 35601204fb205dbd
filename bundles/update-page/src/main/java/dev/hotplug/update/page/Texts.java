package dev.hotplug.update.page;

import dev.hotplug.page.Words;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.UpdateClass;

/** The updater's words in both languages. Data. */
final class Texts {

    private Texts() {}

    static Words of(Phase phase) {
        return switch (phase) {
            case IDLE -> Words.of("Nichts zu tun", "Nothing to do");
            case CHECKING -> Words.of("Prüfen", "Checking");
            case WAITING -> Words.of("Warten, bis niemand lädt", "Waiting until nobody charges");
            case INSTALLING -> Words.of("Austauschen", "Swapping");
            case RESTARTING -> Words.of("Neu starten", "Restarting");
            case PROVING -> Words.of("Bewähren: ist alles so gut wie vorher?", "Proving: is all as well as before?");
            case RETURNING -> Words.of("Zurück zum vorherigen Stand", "Returning to what ran before");
        };
    }

    /** The same of an update of this kind, which may have nothing to wait for. */
    static Words of(Phase phase, UpdateClass kind) {
        return phase == Phase.WAITING && !kind.needsIdle() ? Words.of("Vorbereiten", "Preparing") : of(phase);
    }

    /** What somebody at the charger notices. */
    static Words of(UpdateClass kind) {
        return switch (kind) {
            case NONE -> Words.of("Dieser Stand läuft schon.", "This runs already.");
            case FEATURE -> Words.of("Geht im laufenden Betrieb, auch während jemand lädt.", "Is done while the charger works, also while somebody charges.");
            case DRIVER_HOT -> Words.of("Der Treiber übergibt seinen Stand: geht auch, während jemand lädt.",
                    "The driver hands its state over: also while somebody charges.");
            case LINK -> Words.of("Geht auch, während jemand lädt; die Verbindung zum Zentralsystem wird kurz unterbrochen.",
                    "Also while somebody charges; the connection to the central system is interrupted for a moment.");
            case DRIVER -> Words.of("Wartet, bis niemand lädt; dann steht das Ladegerät einen Augenblick.",
                    "Waits until nobody charges; then the charger stands still for a moment.");
            case KEEL -> Words.of("Wartet, bis niemand lädt; dann startet das Ladegerät neu. Danach bitte wieder anmelden.",
                    "Waits until nobody charges; then the charger restarts. Please sign in again afterwards.");
        };
    }

    static Words of(Outcome.Result result) {
        return switch (result) {
            case INSTALLED -> Words.of("installiert", "installed");
            case REFUSED -> Words.of("abgelehnt, nichts wurde getauscht", "refused, nothing was swapped");
            case RETURNED -> Words.of("zurückgenommen, der alte Stand läuft wieder", "taken back, what ran before runs again");
        };
    }

    static Words of(Reason reason) {
        return switch (reason) {
            case BUSY -> Words.of("Gerade wird schon geprüft oder installiert.", "Something is being checked or installed already.");
            case UNKNOWN -> Words.of("Das gibt es nicht (mehr).", "There is no such thing (any more).");
            case MALFORMED -> Words.of("Die Datei ist keine Update-Datei oder beschädigt.", "The file is no update, or damaged.");
            case SIGNATURE -> Words.of("Die Datei ist nicht von einem Hersteller unterschrieben, dem dieses Ladegerät vertraut.",
                    "The file is not signed by a vendor whom this charger trusts.");
            case INCOMPATIBLE -> Words.of("Die Datei passt nicht zu diesem Ladegerät oder zu der Software, die läuft.",
                    "The file does not fit this charger, or the software that runs.");
            case OLDER_COUNTER -> Words.of("Die Datei ist älter als ein Sicherheitsstand, den dieses Ladegerät schon hat.",
                    "The file is older than a security level that this charger has already.");
            case MISSING_BUNDLE -> Words.of("Der Datei fehlt ein Teil, den dieses Ladegerät nicht hat.", "The file lacks a part that this charger does not have.");
            case NO_SPACE -> Words.of("Auf dem Ladegerät ist nicht genug Platz.", "There is not enough room on the charger.");
            case STATE_SCHEMA -> Words.of("Die neue Software könnte die gespeicherten Daten nicht lesen.", "The new software could not read the stored data.");
            case UNRESOLVED -> Words.of("Einem Teil der Datei würde etwas fehlen, das er braucht.", "A part of the file would lack what it imports.");
            case MISSING_SERVICE -> Words.of("Einem Teil der Datei würde ein Dienst fehlen, den er braucht.", "A part of the file would lack a service that it needs.");
            case CANCELLED -> Words.of("Es wurde aufgegeben.", "It was given up.");
            case NOT_IDLE -> Words.of("Es wurde zu lange geladen.", "The connectors were not idle in time.");
            case NOT_STARTED -> Words.of("Ein Teil ist nicht gestartet.", "A part did not start.");
            case UNHEALTHY -> Words.of("Danach ging etwas nicht mehr so gut wie vorher.", "Afterwards something was not as well as before.");
            case INCONCLUSIVE -> Words.of("Das Zentralsystem war nicht erreichbar; versuche es noch einmal.", "The central system could not be reached; try again.");
            case INTERRUPTED -> Words.of("Mittendrin fiel der Strom aus oder das Programm endete.", "The power or the program ended in the middle.");
            case CRASH_LOOP -> Words.of("Die neue Software stürzte immer wieder ab.", "The new software crashed again and again.");
            case FAILED -> Words.of("Das Ladegerät selbst hatte einen Fehler.", "The charger itself had a failure.");
        };
    }
}
