package dev.hotplug.local.page.overview;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.page.Words;
import java.util.EnumMap;
import java.util.Map;

/** What a failed connection means, in German; English is what the transport says itself. Data. */
public final class Failures {

    private static final Map<Kind, String> GERMAN = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.SETTINGS, "An der Einrichtung fehlt etwas; prüfe die OCPP-Parameter."),
            Map.entry(Kind.DNS, "Der Name des Zentralsystems wird nicht gefunden; prüfe URL, Netzwerk und DNS."),
            Map.entry(Kind.REFUSED, "Unter dieser Adresse nimmt niemand die Verbindung an; prüfe den Port in der URL und ob das Zentralsystem läuft."),
            Map.entry(Kind.TIMEOUT, "Das Zentralsystem antwortet nicht; prüfe Adresse, Netzwerkverbindung und Firewall."),
            Map.entry(Kind.TLS, "Die verschlüsselte Verbindung kommt nicht zustande; der Grund steht darunter."),
            Map.entry(Kind.HTTP_UNAUTHORIZED, "Das Zentralsystem lässt diesen Aufladepunkt nicht ein; prüfe Identität, Passwort und Sicherheitsprofil."),
            Map.entry(Kind.HTTP_NOT_FOUND, "Das Zentralsystem kennt diesen Aufladepunkt unter dieser URL nicht; prüfe URL und Identität."),
            Map.entry(Kind.HTTP_SERVER_ERROR, "Das Zentralsystem hat selbst ein Problem; frage den Betreiber, wenn es anhält."),
            Map.entry(Kind.HTTP_OTHER, "Unter dieser URL antwortet kein OCPP-Zentralsystem; prüfe die URL."),
            Map.entry(Kind.SUB_PROTOCOL, "Das Zentralsystem spricht hier kein OCPP 1.6; prüfe die URL."),
            Map.entry(Kind.NO_PONG, "Vom Zentralsystem kam kein Lebenszeichen mehr; prüfe die Netzwerkverbindung."),
            Map.entry(Kind.CLOSED_BY_CENTRAL_SYSTEM, "Das Zentralsystem hat die Verbindung geschlossen; frage den Betreiber, wenn es sich wiederholt."),
            Map.entry(Kind.LINK_LOST, "Die Verbindung ist abgerissen; prüfe die Netzwerkverbindung, wenn es sich wiederholt."),
            Map.entry(Kind.OTHER, "Die Verbindung kam nicht zustande; der Grund steht darunter.")));

    private Failures() {}

    public static Words words(Kind kind, String english) {
        return Words.of(GERMAN.get(kind), english);
    }
}
