package dev.hotplug.local.page.ocpp;

import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.ConnectionDoctor.Examination;
import dev.hotplug.ocpp.link.ConnectionDoctor.Finding;
import dev.hotplug.ocpp.link.ConnectionDoctor.Step;
import dev.hotplug.ocpp.link.ConnectionDoctor.Verdict;
import dev.hotplug.page.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the connection doctor has found, in words that say what to do. Data. */
final class DoctorWords {

    private static final String LIVE = "LIVE";

    private static final Map<Step, Words> STEPS = Map.of(
            Step.SETTINGS, Words.of("Angaben", "Settings"),
            Step.DNS, Words.of("Name (DNS)", "Name (DNS)"),
            Step.TCP, Words.of("Netzwerk (TCP)", "Network (TCP)"),
            Step.TLS, Words.of("Verschlüsselung (TLS)", "Encryption (TLS)"),
            Step.HTTP, Words.of("Adresse (HTTP)", "Address (HTTP)"),
            Step.CREDENTIALS, Words.of("Passwort", "Password"),
            Step.SUB_PROTOCOL, Words.of("OCPP 1.6", "OCPP 1.6"),
            Step.BOOT, Words.of("Anmeldung (BootNotification)", "Registration (BootNotification)"),
            Step.CLOCK, Words.of("Uhr", "Clock"));

    /** By step and code; what is in braces comes with the finding. */
    private static final Map<String, Words> FOUND = Map.ofEntries(
            row("SETTINGS/COMPLETE", "Vollständig.", "Complete."),
            row("SETTINGS/ADDRESS", "Die URL oder die Identität kann so nicht stimmen: {detail}.", "URL or identity cannot be right: {detail}."),
            row("SETTINGS/MISSING", "Für Sicherheitsprofil {profile} fehlt etwas: {detail}.", "Security profile {profile} needs {detail}."),
            row("DNS/RESOLVED", "{host} hat die Adresse {addresses}.", "{host} has the address {addresses}."),
            row("DNS/UNKNOWN", "Den Namen {host} kennt hier niemand. Prüfe die URL auf Tippfehler und die Netzwerkverbindung.",
                    "Nobody here knows the name {host}. Check the URL for slips and the network connection."),
            row("TCP/CONNECTED", "Port {port} nimmt Verbindungen an.", "Port {port} accepts connections."),
            row("TCP/REFUSED", "Port {port} lehnt ab. Prüfe den Port in der URL und ob das Zentralsystem läuft.",
                    "Port {port} refuses. Check the port in the URL, and whether the central system runs."),
            row("TCP/TIMEOUT", "An Port {port} antwortet niemand. Prüfe Adresse, Netzwerk und Firewall; im VPN muss der Weg freigegeben sein.",
                    "Nobody answers at port {port}. Check address, network and firewall; in a VPN the way has to be let through."),
            row("TCP/NO_WAY", "Dorthin führt kein Weg durch das Netzwerk. Prüfe die Netzwerkverbindung des Ladegeräts.",
                    "There is no way through the network. Check the charger's network connection."),
            row("TLS/PLAIN", "ws:// ist nicht verschlüsselt.", "ws:// is not encrypted."),
            row("TLS/TRUSTED", "Das Zertifikat ist vertrauenswürdig und gilt bis {to0}.", "The certificate is trusted and valid until {to0}."),
            row("TLS/ENDS_SOON", "Das Zertifikat ist vertrauenswürdig, läuft aber bald ab: {to0}.", "The certificate is trusted, but ends soon: {to0}."),
            row("TLS/NOT_TRUSTED", "Dem Zertifikat wird nicht vertraut. Installiere das CA-Zertifikat des Ausstellers {issuer0}.",
                    "The certificate is not trusted. Install the CA certificate of its issuer {issuer0}."),
            row("TLS/OTHER_NAME", "Das Zertifikat gehört zu einem anderen Namen ({subject0}). Prüfe den Namen in der URL.",
                    "The certificate belongs to another name ({subject0}). Check the name in the URL."),
            row("TLS/REVOKED", "Ein Zertifikat des Zentralsystems wurde von seinem Aussteller widerrufen; der Betreiber muss es ersetzen.",
                    "A certificate of the central system was revoked by its issuer; its operator has to replace it."),
            row("TLS/EXPIRED", "Ein Zertifikat des Zentralsystems ist abgelaufen; der Betreiber muss es erneuern.",
                    "A certificate of the central system has expired; its operator has to renew it."),
            row("TLS/NOT_YET_VALID", "Ein Zertifikat des Zentralsystems gilt noch nicht. Prüfe die Uhr des Ladegeräts.",
                    "A certificate of the central system is not valid yet. Check the charger's clock."),
            row("TLS/HANDSHAKE", "Die Verschlüsselung kommt nicht zustande; der Grund steht darunter.", "There is no encryption; the reason is beneath."),
            row("HTTP/UPGRADED", "Unter dieser Adresse antwortet ein OCPP-Endpunkt.", "An OCPP endpoint answers at this address."),
            row("HTTP/ANSWERED", "Ein Webserver antwortet.", "A web server answers."),
            row("HTTP/LIVE", "Die Verbindung besteht gerade und wurde nicht gestört.", "The connection is open now and was not disturbed."),
            row("HTTP/NOT_FOUND", "Diese Adresse gibt es dort nicht (HTTP 404). Prüfe die URL, und ob die Identität {identity} dort eingetragen ist.",
                    "There is no such address (HTTP 404). Check the URL, and whether the identity {identity} is registered there."),
            row("HTTP/SERVER_ERROR", "Das Zentralsystem hat selbst ein Problem (HTTP {status}). Frage seinen Betreiber.",
                    "The central system has a problem of its own (HTTP {status}). Ask its operator."),
            row("HTTP/REDIRECT", "Das Zentralsystem verweist auf eine andere Adresse (HTTP {status}). Trage die richtige URL ein.",
                    "The central system points to another address (HTTP {status}). Enter the right URL."),
            row("HTTP/NO_WEBSOCKET", "Hier antwortet kein OCPP-Zentralsystem (HTTP {status}). Prüfe die URL.",
                    "No OCPP central system answers here (HTTP {status}). Check the URL."),
            row("HTTP/OTHER", "Hier antwortet kein Webserver. Prüfe Host und Port in der URL.", "No web server answers here. Check host and port in the URL."),
            row("CREDENTIALS/ACCEPTED", "Das Passwort wird angenommen.", "The password is accepted."),
            row("CREDENTIALS/NOT_ASKED", "Es wurde kein Passwort gebraucht.", "No password was needed."),
            row("CREDENTIALS/LIVE", "Angenommen.", "Accepted."),
            row("CREDENTIALS/REFUSED", "Passwort oder Identität {identity} werden abgelehnt (HTTP {status}).",
                    "The password or the identity {identity} is refused (HTTP {status})."),
            row("CREDENTIALS/WANTED", "Das Zentralsystem verlangt ein Passwort (HTTP {status}). Trage es ein.",
                    "The central system wants a password (HTTP {status}). Enter it."),
            row("SUB_PROTOCOL/SELECTED", "Das Zentralsystem spricht {selected}.", "The central system speaks {selected}."),
            row("SUB_PROTOCOL/LIVE", "Das Zentralsystem spricht ocpp1.6.", "The central system speaks ocpp1.6."),
            row("SUB_PROTOCOL/OTHER_PROTOCOL", "Das Zentralsystem spricht hier kein OCPP 1.6. Prüfe die URL.",
                    "The central system does not speak OCPP 1.6 here. Check the URL."),
            row("BOOT/ACCEPTED", "Das Zentralsystem nimmt diesen Aufladepunkt an.", "The central system accepts this charge point."),
            row("BOOT/PENDING", "Das Zentralsystem kennt diesen Aufladepunkt, hat ihn aber noch nicht freigeschaltet.",
                    "The central system knows this charge point and has not admitted it yet."),
            row("BOOT/REJECTED", "Das Zentralsystem lehnt diesen Aufladepunkt ab. Der Betreiber muss ihn eintragen.",
                    "The central system rejects this charge point. Its operator has to register it."),
            row("BOOT/NO_ANSWER", "Das Zentralsystem antwortet nicht auf die Anmeldung.", "The central system does not answer the registration."),
            row("BOOT/ERROR", "Das Zentralsystem antwortet mit einem Fehler: {detail}", "The central system answers with an error: {detail}"),
            row("BOOT/OTHER", "Die Anmeldung brach ab.", "The registration broke off."),
            row("CLOCK/AGREES", "Die Uhren gehen gleich.", "The clocks agree."),
            row("CLOCK/DIFFERS", "Die Uhren gehen {seconds} s auseinander; das Ladegerät stellt sich nach dem Zentralsystem.",
                    "The clocks are {seconds} s apart; the charger sets its own by the central system."),
            row("CLOCK/NO_TIME", "Das Zentralsystem sagt die Zeit nicht.", "The central system does not tell the time."));

    private DoctorWords() {}

    private static Map.Entry<String, Words> row(String code, String de, String en) {
        return Map.entry(code, Words.of(de, en));
    }

    /** Steps and codes that have words. */
    static Set<String> codes() {
        return FOUND.keySet();
    }

    static Words of(Finding finding) {
        Words words = FOUND.getOrDefault(finding.step() + "/" + finding.code(), Words.same(finding.text()));
        return Words.of(filled(words.de(), finding.values()), filled(words.en(), finding.values()));
    }

    private static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /**
     * As plain values: each step with how it went.
     *
     * @param registered what the central system in force has answered to BootNotification, for when it was not disturbed
     */
    static Map<String, Object> report(Examination examination, Optional<Registration.State> registered) {
        List<Finding> all = new ArrayList<>(examination.findings());
        if (all.stream().anyMatch(f -> f.code().equals(LIVE))) {
            registered.ifPresent(state -> all.add(boot(state)));
        }
        return report(examination, all);
    }

    private static Finding boot(Registration.State state) {
        Verdict verdict = switch (state) {
            case Accepted -> Verdict.GOOD;
            case Pending, Unknown -> Verdict.WARNING;
            case Rejected -> Verdict.BAD;
        };
        String code = state == Registration.State.Unknown ? "NO_ANSWER" : state.name().toUpperCase(Locale.ROOT);
        return new Finding(Step.BOOT, verdict, code, "BootNotification: " + state, Map.of());
    }

    private static Map<String, Object> report(Examination examination, List<Finding> all) {
        List<Object> findings = new ArrayList<>();
        for (Finding finding : all) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("step", finding.step().name());
            one.put("name", STEPS.get(finding.step()));
            one.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
            one.put("code", finding.code());
            one.put("words", of(finding));
            one.put("detail", finding.text());
            one.put("certificates", certificates(finding.values()));
            findings.add(one);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("endpoint", examination.endpoint());
        report.put("running", examination.running());
        report.put("began", examination.began());
        report.put("findings", findings);
        return report;
    }

    private static List<Object> certificates(Map<String, String> values) {
        List<Object> chain = new ArrayList<>();
        for (int i = 0; values.containsKey("subject" + i); i++) {
            chain.add(Map.of("subject", values.get("subject" + i), "issuer", values.get("issuer" + i), "from", values.get("from" + i), "to", values.get("to" + i)));
        }
        return chain;
    }
}
