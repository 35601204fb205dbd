package dev.hotplug.profile.security;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp16.security.SignCertificate;
import dev.hotplug.ocpp16.security.SignCertificate.Conf;
import dev.hotplug.ocpp16.security.SignCertificate.GenericStatusEnumType;
import dev.hotplug.ocpp16.security.SignCertificate.Req;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.ClientCredential;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Settings;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for certificates: when the central system wants it (security white paper A02), and by itself before the present one
 * expires (A03). A new certificate is used from the moment it is valid: with security profile 3 the connection is then
 * opened anew. Station loop unless said otherwise.
 */
@Component(
        service = {TriggerableMessage.class, CsmsListener.class, CertificateSigning.class},
        immediate = true)
public final class CertificateSigning implements TriggerableMessage, CsmsListener {

    static final String MESSAGE = "SignChargePointCertificate";
    static final String NAMESPACE = "profile-security";
    static final String DOCUMENT = "signing";
    static final Duration LOOK = Duration.ofMinutes(1);
    /** The answer to CertificateSigned has gone out after this. */
    static final Duration SETTLE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CertificateSigning.class);

    private final Loop loop;
    private final StationTime time;
    private final Store store;
    private final Csms csms;
    private final Registration registration;
    private final CertificateStore certificates;
    private final CertificateDesk desk;
    private final SecurityKeys keys;
    private final Settings settings;
    private volatile Installation installation;
    private volatile CentralSystemSource source;
    private volatile FrameLink link;
    private SigningState state;
    private Optional<ClientCredential> shown = Optional.empty();
    private Loop.Timer look = Turns.NO_TIMER;
    private boolean busy;
    private boolean ended;

    @Activate
    public CertificateSigning(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Store store,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference CertificateStore certificates,
            @Reference CertificateDesk desk,
            @Reference SecurityKeys keys,
            @Reference Settings settings) {
        this.loop = loop;
        this.time = time;
        this.store = store;
        this.csms = csms;
        this.registration = registration;
        this.certificates = certificates;
        this.desk = desk;
        this.keys = keys;
        this.settings = settings;
        this.state = store.document(NAMESPACE, DOCUMENT).map(SigningState::read).orElse(SigningState.IDLE);
        loop.post(this::look);
    }

    @Deactivate
    void deactivate() {
        Turns.finish(loop, () -> {
            ended = true;
            look.cancel();
        });
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInstallation(Installation bound) {
        installation = bound;
    }

    void unbindInstallation(Installation gone) {
        installation = installation == gone ? null : installation;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSource(CentralSystemSource bound) {
        source = bound;
    }

    void unbindSource(CentralSystemSource gone) {
        source = source == gone ? null : source;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLink(FrameLink bound) {
        link = bound;
    }

    void unbindLink(FrameLink gone) {
        link = link == gone ? null : link;
    }

    @Override
    public String message() {
        return MESSAGE;
    }

    /** It is about no connector. */
    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return commonName().isEmpty() ? Optional.empty() : Optional.of(this::wanted);
    }

    /** Remembered first, so that a restart in between loses nothing. */
    private void wanted() {
        remember(SigningState.asked(time.now()));
        request(Permit.TRIGGERED);
    }

    @Override
    public void opened() {
        shown = certificates.credential(time.now());
        desk.connected();
        look();
    }

    @Override
    public void registrationChanged(Registration.State now) {
        look();
    }

    /** The serial number of the charge point, else its identity: CN of its certificate. Any thread. */
    String commonName() {
        Optional<Installation> installed = Optional.ofNullable(installation);
        return installed.flatMap(Installation::serialNumber)
                .or(() -> Optional.ofNullable(source).map(s -> s.centralSystem().identity()))
                .orElse("");
    }

    /** A certificate has come. */
    void certified() {
        remember(SigningState.IDLE);
        look.cancel();
        look = loop.after(SETTLE, this::look);
    }

    private void look() {
        if (ended) {
            return;
        }
        look.cancel();
        look = loop.after(LOOK, this::look);
        if (csms.open() && registration.state() == Registration.State.Accepted) {
            showNewest();
            requestWhenDue();
        }
    }

    /** With profile 3 a certificate that has become the one to show is shown: the connection is opened anew. */
    private void showNewest() {
        Optional<ClientCredential> newest = certificates.credential(time.now());
        boolean another = newest.isPresent() && !newest.map(ClientCredential::certificate).equals(shown.map(ClientCredential::certificate));
        if (another && settings.value("SecurityProfile").filter("3"::equals).isPresent() && link != null) {
            shown = newest;
            link.reconnect("the charge point has a new certificate");
        }
    }

    private void requestWhenDue() {
        Instant now = time.now();
        if (!busy && state.due(now, expiring(now), keys.signingWait(), keys.signingRepeats()) && !commonName().isEmpty()) {
            state = state.renewed(keys.signingRepeats());
            request(Permit.ACCEPTED);
        }
    }

    /** The newest certificate expires soon. */
    private boolean expiring(Instant now) {
        return certificates.credentials().stream()
                .findFirst()
                .filter(newest -> newest.certificate().getNotAfter().toInstant().isBefore(now.plus(keys.renewalAhead())))
                .isPresent();
    }

    private void request(Permit permit) {
        if (busy) {
            return;
        }
        busy = true;
        Turns.then(loop, certificates.request(keys.organisation(), commonName()), (csr, failure) -> {
            if (failure != null) {
                LOG.error("No certificate request could be made: {}", Turns.reason(failure));
                refused();
            } else if (!ended) {
                send(csr, permit);
            }
        });
    }

    private void send(String csr, Permit permit) {
        remember(state.sent(time.now()));
        Turns.then(loop, csms.call(SignCertificate.OPERATION, new Req(csr), permit), (outcome, failure) -> answered(outcome));
    }

    private void answered(Outcome<Conf> outcome) {
        if (ended) {
            return;
        }
        if (outcome instanceof Outcome.Answered<Conf> answered
                && answered.confirmation().status() == GenericStatusEnumType.Accepted) {
            busy = false;
            LOG.info("The central system has a certificate request of this charge point signed.");
            remember(certificates.pending().isEmpty() ? SigningState.IDLE : state.awaited(time.now()));
        } else if (outcome instanceof Outcome.Unanswered) {
            busy = false;
        } else {
            LOG.warn("The central system does not have a certificate request of this charge point signed.");
            refused();
        }
    }

    private void refused() {
        busy = false;
        remember(state.refused(time.now()));
    }

    private void remember(SigningState next) {
        state = next;
        store.commit(new Batch().put(NAMESPACE, DOCUMENT, next.fields())).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("How far a certificate request has come could not be stored: {}", failure.getMessage());
            }
        });
    }
}
