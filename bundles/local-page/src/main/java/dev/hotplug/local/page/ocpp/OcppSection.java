package dev.hotplug.local.page.ocpp;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.local.page.ocpp.Checks.Outcome;
import dev.hotplug.local.page.overview.LinkView;
import dev.hotplug.local.page.web.Turns;
import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.ConnectionDoctor;
import dev.hotplug.ocpp.link.ConnectionDoctor.Patient;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.OcppPermission;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.Station;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The OCPP set-up as the vendor's guide has it, with a test before it is saved and a way back afterwards. */
@Component(service = PageSection.class)
public final class OcppSection implements PageSection {

    private static final Words AWAY = Words.of("Der Teil der Software, der die Verbindung hält, ist gerade nicht da. Versuche es gleich noch einmal.",
            "The part of the software that keeps the connection is not there now. Try again in a moment.");

    private final Station station;
    private final Turns turns;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile ConnectionTrial trial;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile ConnectionDoctor doctor;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile FrameLink link;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Registration registration;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile CertificateStore certificates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile CentralSystemSource source;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile OcppPermission permission;

    @Activate
    public OcppSection(@Reference Station station, @Reference Loop loop) {
        this.station = station;
        this.turns = new Turns(loop);
    }

    @Override
    public String id() {
        return "ocpp";
    }

    @Override
    public Words title() {
        return Words.of("OCPP", "OCPP");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Words> absence() {
        OcppPermission present = permission;
        return present == null ? Optional.empty() : present.withheld().map(why -> Words.of(
                "Dieses Ladegerät hat laut seiner Teilenummer kein OCPP (" + why + ").", "By its part number this charger has no OCPP: " + why + "."));
    }

    @Override
    public InputStream module() throws IOException {
        return OcppSection.class.getResourceAsStream("ocpp.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("state", Access.VIEWER, this::state), new Topic("doctor", Access.VIEWER, this::report));
    }

    @Override
    public List<Route> routes() {
        Field[] entered = {
            Field.flag("enabled", "OCPP is on.").needed(),
            Field.text("url", 1000, "Of the central system, without the identity: ws:// or wss://.").needed(),
            Field.text("identity", 200, "Charge point identity, 1 to 48 characters.").needed(),
            Field.flag("termsAccepted", "The terms and conditions are accepted.").needed(),
            Field.text("password", 200, "16 to 20 characters, or an even number of 32 to 40 hexadecimal digits; empty: the one that is set stays."),
            Field.wholeNumber("securityProfile", 0, 3, "Security profile; 0 when left out.")
        };
        return List.of(
                Route.get("", "What is set up, how the link is, and how a change is going.", request -> Answer.value(state())),
                Route.post("/check", "Looks at what was entered, without changing anything: remarks and the final address.",
                        request -> Answer.value(shown(checked(request)))).taking(entered).forAccess(Access.VIEWER),
                Route.put("", "Sets the connection up. While OCPP is on, other settings are tried and given back when they do not work.", this::save)
                        .taking(entered),
                Route.delete("/change", "Gives up a change that is under way.", this::cancel),
                Route.post("/test", "Has the connection doctor walk the way to a central system; follow the topic ocpp/doctor.", this::test).taking(entered),
                Route.get("/test", "What the connection doctor has found.", request -> Answer.value(report())),
                Route.post("/certificates", "Installs a CA certificate of the central system.", this::addRoot,
                        Field.text("pem", 20_000, "The certificate in PEM.").needed()),
                Route.delete("/certificates/{fingerprint}", "Removes a CA certificate, by its SHA-256 fingerprint.", this::removeRoot));
    }

    private static Entered entered(Request request) {
        return new Entered(
                request.flag("enabled").orElseThrow(),
                request.text("url").orElseThrow(),
                request.text("identity").orElseThrow(),
                request.flag("termsAccepted").orElseThrow(),
                request.text("password").orElse(""),
                request.wholeNumber("securityProfile").orElse(0L).intValue());
    }

    private Outcome checked(Request request) {
        return Checks.of(entered(request), known());
    }

    private static Map<String, Object> shown(Outcome outcome) {
        List<Map<String, Object>> remarks = outcome.remarks().stream().map(r -> Map.<String, Object>of(
                "field", r.field(), "level", r.level().name().toLowerCase(Locale.ROOT), "words", r.words())).toList();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("good", outcome.good());
        shown.put("remarks", remarks);
        shown.put("endpoint", outcome.endpoint());
        return shown;
    }

    private Known known() {
        ConnectionSettings inForce = inForce();
        CertificateStore store = certificates;
        return new Known(
                installed().offBecause().isEmpty(),
                inForce.securityProfile(),
                !inForce.authorizationKey().isEmpty(),
                store != null && !store.roots(CertificateUse.CentralSystemRootCertificate).isEmpty(),
                store != null && !store.credentials().isEmpty());
    }

    private CentralSystem installed() {
        CentralSystemSource present = source;
        return present == null ? CentralSystem.NONE : present.centralSystem();
    }

    private ConnectionSettings inForce() {
        ConnectionTrial present = trial;
        return present == null ? new ConnectionSettings("", "", 0, "") : present.inForce();
    }

    /** As plain values; never the key. */
    Map<String, Object> state() {
        CentralSystem installed = installed();
        ConnectionSettings inForce = inForce();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("there", trial != null && link != null);
        state.put("setUp", Map.of(
                "enabled", installed.enabled(), "url", inForce.url(), "identity", inForce.identity(),
                "termsAccepted", installed.termsAccepted(), "securityProfile", inForce.securityProfile(),
                "passwordSet", !inForce.authorizationKey().isEmpty()));
        state.put("overridden", Optional.ofNullable(permission).flatMap(OcppPermission::overridden));
        state.put("roots", certificates == null ? List.of() : Roots.shown(certificates));
        state.put("certificate", known().certificate());
        state.put("progress", Optional.ofNullable(trial).map(t -> ProgressView.of(t.progress())));
        state.put("link", LinkView.of(
                station.snapshot().link(), Optional.of(installed), Optional.ofNullable(link).map(FrameLink::status),
                Optional.ofNullable(registration), Optional.empty(), 0));
        return state;
    }

    private Answer save(Request request) {
        Entered entered = entered(request);
        Outcome outcome = Checks.of(entered, known());
        Optional<Checks.Remark> wrong = outcome.remarks().stream().filter(r -> r.level() == Checks.Level.BAD).findFirst();
        if (wrong.isPresent()) {
            return Answer.wrong(wrong.get().words());
        }
        ConnectionTrial present = trial;
        if (present == null) {
            return Answer.away(AWAY);
        }
        CentralSystem wanted = new CentralSystem(
                entered.enabled(), normal(entered.url()), entered.identity().strip(), entered.termsAccepted());
        return turns.ask(() -> present.setUp(wanted, entered.securityProfile(), entered.key()), OcppSection::said);
    }

    private static String normal(String url) {
        return url.strip().replaceFirst("(?<=[^/:])/+$", "");
    }

    private static Answer said(Settings.Change change) {
        return change.status() == Settings.Change.Status.Rejected
                ? Answer.refused(Words.of("Das geht nicht: " + change.reason() + ".", "This cannot be: " + change.reason() + "."))
                : Answer.value(Map.of("remark", change.reason()));
    }

    private Answer cancel(Request request) {
        ConnectionTrial present = trial;
        if (present == null) {
            return Answer.away(AWAY);
        }
        return turns.ask(present::cancel, done -> done
                ? Answer.done()
                : Answer.refused(Words.of("Es gibt keine Änderung, die sich aufgeben ließe.", "There is no change that could be given up.")));
    }

    private Answer test(Request request) {
        Entered entered = entered(request);
        ConnectionDoctor present = doctor;
        if (present == null) {
            return Answer.away(AWAY);
        }
        if (entered.wrongPassword()) {
            return Answer.wrong(Words.of("Das Passwort kann keines sein.", "The password cannot be one."));
        }
        Optional<ChargerIdentity> identity = station.snapshot().identity();
        Patient patient = new Patient(normal(entered.url()), entered.identity().strip(), entered.securityProfile(), entered.key(),
                identity.map(ChargerIdentity::vendor).orElse("Hotplug"), identity.map(ChargerIdentity::model).orElse("Hotplug"));
        return present.begin(patient)
                ? Answer.done()
                : Answer.refused(Words.of("Es läuft schon ein Test.", "A test is running already."));
    }

    private Object report() {
        ConnectionDoctor present = doctor;
        Optional<Registration.State> registered = Optional.ofNullable(registration).map(Registration::state);
        return present == null ? null : present.examination().map(e -> DoctorWords.report(e, registered)).orElse(null);
    }

    private Answer addRoot(Request request) {
        CertificateStore present = certificates;
        return present == null ? Answer.away(AWAY) : Roots.add(present, request.text("pem").orElseThrow());
    }

    private Answer removeRoot(Request request) {
        CertificateStore present = certificates;
        return present == null ? Answer.away(AWAY) : Roots.remove(present, request.path("fingerprint"));
    }
}
