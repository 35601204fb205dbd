package dev.hotplug.ocpp.transport;

import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.BOOT;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.CLOCK;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.CREDENTIALS;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.DNS;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.HTTP;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.SETTINGS;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.SUB_PROTOCOL;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.TCP;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Step.TLS;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Verdict.BAD;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Verdict.GOOD;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Verdict.SKIPPED;
import static dev.hotplug.ocpp.link.ConnectionDoctor.Verdict.WARNING;

import dev.hotplug.ocpp.link.ConnectionDoctor.Finding;
import dev.hotplug.ocpp.link.ConnectionDoctor.Patient;
import dev.hotplug.ocpp.link.ConnectionDoctor.Step;
import dev.hotplug.ocpp.link.ConnectionDoctor.Verdict;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** One examination: each step, until one fails. Blocks its thread; every wait has an end. */
final class Rounds {

    static final int CONNECT_MILLIS = 10_000;
    static final int READ_MILLIS = 15_000;
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(30);
    private static final int MOST_ADDRESSES = 4;

    private final Patient patient;
    private final ConnectionSettings settings;
    private final CertificateStore certificates;
    private final Supplier<Instant> now;
    private final LinkStatus link;
    private final Doctor.Notes notes;
    private volatile Socket socket = new Socket();
    private volatile boolean stopped;

    Rounds(Patient patient, String key, CertificateStore certificates, Supplier<Instant> now, LinkStatus link, Doctor.Notes notes) {
        this.patient = patient;
        this.settings = new ConnectionSettings(patient.url(), patient.identity(), patient.securityProfile(), key);
        this.certificates = certificates;
        this.now = now;
        this.link = link;
        this.notes = notes;
    }

    /** Something that ends the way; it has been noted. */
    private static final class Dead extends Exception {
        private static final long serialVersionUID = 1L;

        Dead() {
            super(null, null, false, false);
        }
    }

    void walk() {
        try {
            settings();
            URI endpoint = new CentralSystem(true, settings.url(), settings.identity(), true).endpoint();
            InetAddress[] addresses = resolve(endpoint.getHost());
            connect(addresses, port(endpoint));
            Optional<Wire> wire = secure(endpoint);
            if (disturbs(endpoint)) {
                for (Step step : new Step[] {HTTP, CREDENTIALS, SUB_PROTOCOL}) {
                    note(step, GOOD, "LIVE", "The connection in force is open; it was not disturbed.", Map.of());
                }
            } else {
                ask(endpoint, wire.orElseThrow());
            }
        } catch (Dead e) {
            // the last finding says why
        } catch (IOException | RuntimeException e) {
            if (!stopped) {
                note(lastStep(), BAD, "OTHER", "The examination ended: " + e, Map.of("detail", String.valueOf(e.getMessage())));
            }
        } finally {
            stop();
        }
    }

    void stop() {
        stopped = true;
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as we are concerned
        }
    }

    /** A second connection with the same identity would put out the one in force. */
    private boolean disturbs(URI endpoint) {
        return link.step() == LinkStatus.Step.OPEN && link.endpoint().filter(endpoint.toString()::equals).isPresent();
    }

    private void settings() throws Dead {
        Optional<String> wrong = settings.badAddress().map(why -> "The URL " + why);
        if (wrong.isPresent()) {
            throw dead(SETTINGS, "ADDRESS", wrong.get() + ".", Map.of("detail", wrong.get()));
        }
        Optional<String> missing = settings.missing(!certificates.credentials().isEmpty());
        if (missing.isPresent()) {
            throw dead(SETTINGS, "MISSING", "Security profile " + settings.securityProfile() + " needs " + missing.get() + ".",
                    Map.of("detail", missing.get(), "profile", Integer.toString(settings.securityProfile())));
        }
        note(SETTINGS, GOOD, "COMPLETE", "The settings are complete.", Map.of());
    }

    private InetAddress[] resolve(String host) throws Dead {
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            String shown = Arrays.stream(found).limit(MOST_ADDRESSES).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
            note(DNS, GOOD, "RESOLVED", host + " is " + shown + ".", Map.of("host", host, "addresses", shown));
            return found;
        } catch (UnknownHostException e) {
            throw dead(DNS, "UNKNOWN", "The name " + host + " is not known; check the URL, the network and its DNS server.", Map.of("host", host));
        }
    }

    private void connect(InetAddress[] addresses, int port) throws Dead {
        IOException why = null;
        for (int i = 0; i < Math.min(addresses.length, MOST_ADDRESSES) && !stopped; i++) {
            Socket next = new Socket();
            socket = next;
            try {
                next.connect(new InetSocketAddress(addresses[i], port), CONNECT_MILLIS);
                next.setSoTimeout(READ_MILLIS);
                note(TCP, GOOD, "CONNECTED", "Port " + port + " of " + addresses[i].getHostAddress() + " accepts connections.",
                        Map.of("port", Integer.toString(port), "address", addresses[i].getHostAddress()));
                return;
            } catch (IOException e) {
                why = e;
            }
        }
        Map<String, String> values = Map.of("port", Integer.toString(port), "host", addresses[0].getHostName());
        if (why instanceof SocketTimeoutException) {
            throw dead(TCP, "TIMEOUT", "Nobody answers at port " + port + "; check the address, the network and firewalls.", values);
        }
        throw why instanceof ConnectException && String.valueOf(why.getMessage()).contains("refused")
                ? dead(TCP, "REFUSED", "Port " + port + " refuses connections; check the port, and that the central system runs.", values)
                : dead(TCP, "NO_WAY", "There is no way through the network to port " + port + "; check the network connection.", values);
    }

    private Optional<Wire> secure(URI endpoint) throws Dead, IOException {
        if (!settings.secure()) {
            note(TLS, SKIPPED, "PLAIN", "ws:// is not encrypted.", Map.of());
            return Optional.of(new Wire(socket));
        }
        TlsVisit visit = new TlsVisit(certificates, settings.securityProfile() == 3, now);
        try {
            socket = visit.handshake(socket, endpoint.getHost(), port(endpoint));
            note(TLS, visit.endsSoon() ? WARNING : GOOD, visit.endsSoon() ? "ENDS_SOON" : "TRUSTED",
                    "The certificate is trusted: " + visit.chain() + ".", visit.values());
            return Optional.of(new Wire(socket));
        } catch (SSLException e) {
            TlsVisit.Refusal refusal = visit.explain(e, Explainer.server(endpoint));
            throw dead(TLS, refusal.code(), refusal.text(), visit.values());
        }
    }

    private void ask(URI endpoint, Wire wire) throws Dead, IOException {
        boolean password = !settings.authorizationKey().isEmpty() && settings.securityProfile() != 3;
        Wire.Upgrade upgrade = wire.upgrade(endpoint, password
                ? Optional.of(BasicAuthorization.header(settings.identity(), settings.authorizationKey()))
                : Optional.empty());
        answered(upgrade, password);
        String selected = upgrade.header("sec-websocket-protocol").orElse("");
        if (!selected.equals(Explainer.SUB_PROTOCOL)) {
            throw dead(SUB_PROTOCOL, "OTHER_PROTOCOL", "The central system does not select " + Explainer.SUB_PROTOCOL + " here.",
                    Map.of("selected", selected));
        }
        note(SUB_PROTOCOL, GOOD, "SELECTED", "The central system speaks " + selected + ".", Map.of("selected", selected));
        boot(wire);
    }

    private void answered(Wire.Upgrade upgrade, boolean password) throws Dead {
        int status = upgrade.status();
        Map<String, String> values = Map.of("status", Integer.toString(status), "identity", settings.identity());
        if (status == 401 || status == 403) {
            note(HTTP, GOOD, "ANSWERED", "A web server answers.", values);
            throw dead(CREDENTIALS, password ? "REFUSED" : "WANTED", "The central system does not let the charge point in (HTTP " + status
                    + "); check identity, password and security profile.", values);
        }
        if (status != 101) {
            String code = status == 404 ? "NOT_FOUND" : status >= 500 ? "SERVER_ERROR" : status >= 300 && status < 400 ? "REDIRECT" : "NO_WEBSOCKET";
            throw dead(HTTP, code, "The central system does not open a WebSocket at this address (HTTP " + status + "); check the URL and the identity.", values);
        }
        note(HTTP, GOOD, "UPGRADED", "The central system opens a WebSocket at this address.", values);
        note(CREDENTIALS, GOOD, password ? "ACCEPTED" : "NOT_ASKED", password ? "The password is accepted." : "No password was needed.", values);
    }

    private void boot(Wire wire) throws Dead, IOException {
        Optional<Wire.BootAnswer> answer = wire.boot(patient.vendor(), patient.model());
        if (answer.isEmpty()) {
            throw dead(BOOT, "NO_ANSWER", "The central system does not answer BootNotification.", Map.of());
        }
        Wire.BootAnswer boot = answer.get();
        Map<String, String> values = Map.of("status", boot.status(), "interval", boot.interval());
        switch (boot.status()) {
            case "Accepted" -> note(BOOT, GOOD, "ACCEPTED", "The central system accepts this charge point.", values);
            case "Pending" -> note(BOOT, WARNING, "PENDING", "The central system knows this charge point and does not admit it yet.", values);
            case "Rejected" -> note(BOOT, BAD, "REJECTED", "The central system rejects this charge point; its operator has to register it.", values);
            default -> throw dead(BOOT, "ERROR", "The central system answers BootNotification with an error.", Map.of("detail", boot.raw()));
        }
        clock(boot);
    }

    private void clock(Wire.BootAnswer boot) {
        Optional<Instant> there = boot.time();
        if (there.isEmpty()) {
            note(CLOCK, WARNING, "NO_TIME", "The central system does not tell the time.", Map.of());
            return;
        }
        Duration apart = Duration.between(now.get(), there.get()).abs();
        boolean agree = apart.compareTo(CLOCKS_AGREE) <= 0;
        note(CLOCK, agree ? GOOD : WARNING, agree ? "AGREES" : "DIFFERS", "The clocks are " + apart.toSeconds() + " s apart.",
                Map.of("seconds", Long.toString(apart.toSeconds())));
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() > 0 ? endpoint.getPort() : TransportKeys.secure(endpoint.toString()) ? 443 : 80;
    }

    private Step lastStep() {
        return notes.soFar(true).findings().isEmpty() ? SETTINGS : HTTP;
    }

    private Dead dead(Step step, String code, String text, Map<String, String> values) {
        note(step, BAD, code, text, values);
        return new Dead();
    }

    private void note(Step step, Verdict verdict, String code, String text, Map<String, String> values) {
        notes.add(new Finding(step, verdict, code, text, values));
    }
}
