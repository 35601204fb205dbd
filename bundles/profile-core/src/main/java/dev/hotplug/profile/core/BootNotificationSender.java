package dev.hotplug.profile.core;

import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.core.BootNotification;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StatusReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the charge point with the central system (OCPP 1.6 section 4.2): once per start of the process and again when
 * the content changed, not on a mere reconnect; when software was replaced in mid-charge once no transaction runs any more, for central
 * systems close transactions on a BootNotification. Waits as the central system says while Pending or Rejected, and tries again
 * by itself when it gets no answer or a CALLERROR. When asked to by the central system it does not wait, but once Accepted it
 * refuses (errata 3.35).
 */
@Component(
        service = {CsmsListener.class, StationListener.class, TriggerableMessage.class},
        immediate = true,
        configurationPid = "dev.hotplug.profile.core")
@Designate(ocd = BootNotificationSender.Config.class)
public final class BootNotificationSender implements CsmsListener, StationListener, TriggerableMessage {

    /** Configuration of the Core profile. */
    @ObjectClassDefinition(name = "Core profile")
    public @interface Config {

        @AttributeDefinition(description = "Seconds until the next BootNotification when the central system names no time, "
                + "does not answer or answers an error; a random fifth is added. From 1.")
        int bootRetrySeconds() default 60;
    }

    static final String FACTS = "profile-core.boot";
    private static final Duration IDENTITY_POLL = Duration.ofMillis(250);
    private static final double JITTER = 0.2;
    private static final Logger LOG = LoggerFactory.getLogger(BootNotificationSender.class);

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final Registration registration;
    private final Station station;
    private final Installation installation;
    private final Settings settings;
    private final HandOver handOver;
    private final long ownWaitMillis;
    private final DoubleSupplier random;

    private Optional<String> acceptedContent;
    private Optional<String> inFlight;
    private long dueMillis;
    private boolean awaiting;
    private boolean askedMeanwhile;
    private boolean closed;
    private Loop.Timer timer = Turns.NO_TIMER;

    @Activate
    public BootNotificationSender(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference Station station,
            @Reference Installation installation,
            @Reference Settings settings,
            @Reference HandOver handOver,
            Config config) {
        this(loop, time, csms, registration, station, installation, settings, handOver, config.bootRetrySeconds(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    BootNotificationSender(
            Loop loop,
            StationTime time,
            Csms csms,
            Registration registration,
            Station station,
            Installation installation,
            Settings settings,
            HandOver handOver,
            int retrySeconds,
            DoubleSupplier random) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.registration = registration;
        this.station = station;
        this.installation = installation;
        this.settings = settings;
        this.handOver = handOver;
        this.ownWaitMillis = Math.max(1, retrySeconds) * 1000L;
        this.random = random;
        takeUp(handOver.take(FACTS));
    }

    /** Leaves what the next version needs to know. */
    @Deactivate
    public void deactivate() {
        Turns.finish(loop, this::close);
    }

    @Override
    public void opened() {
        consider();
    }

    /** Unknown again: another central system. It is asked at once, whatever the one before said about waiting. */
    @Override
    public void registrationChanged(Registration.State state) {
        if (state == Registration.State.Unknown) {
            acceptedContent = Optional.empty();
            dueMillis = 0;
        }
    }

    @Override
    public void closed() {
        timer.cancel();
    }

    @Override
    public void statusChanged(ConnectorId connector, StatusReport report) {
        consider();
    }

    @Override
    public String message() {
        return BootNotification.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        boolean possible = registration.state() != Registration.State.Accepted
                && station.snapshot().identity().isPresent();
        return possible ? Optional.of(this::sendAsAsked) : Optional.empty();
    }

    /** One that is under way was sent before it was asked for: another follows, unless that one is accepted. */
    private void sendAsAsked() {
        askedMeanwhile = awaiting;
        dueMillis = 0;
        consider();
    }

    /** Sends a BootNotification if one is called for now, or sets the timer for later. */
    private void consider() {
        timer.cancel();
        if (closed || awaiting || !csms.open()) {
            return;
        }
        Optional<BootNotification.Req> content =
                station.snapshot().identity().map(identity -> BootContent.of(identity, installation));
        if (content.isEmpty()) {
            later(IDENTITY_POLL);
        } else if (!settled(content.get()) && !isPostponed()) {
            sendWhenDue(content.get());
        }
    }

    private boolean settled(BootNotification.Req content) {
        if (registration.state() != Registration.State.Accepted) {
            return false;
        }
        if (acceptedContent.isEmpty()) {
            acceptedContent = Optional.of(BootContent.text(content));
        }
        return acceptedContent.get().equals(BootContent.text(content));
    }

    /** News of the content alone are no reason to disturb a charge; the end of the transaction is a change of status. */
    private boolean isPostponed() {
        return registration.state() == Registration.State.Accepted
                && station.snapshot().connectors().values().stream().anyMatch(connector -> connector.transaction().isPresent());
    }

    private void sendWhenDue(BootNotification.Req content) {
        long wait = dueMillis - time.elapsedMillis();
        if (wait > 0) {
            later(Duration.ofMillis(wait));
        } else {
            send(content);
        }
    }

    private void later(Duration delay) {
        timer = loop.after(delay, this::consider);
    }

    private void send(BootNotification.Req content) {
        awaiting = true;
        String messageId = inFlight.orElseGet(csms::newMessageId);
        inFlight = Optional.of(messageId);
        long asked = time.elapsedMillis();
        Turns.then(
                csms.call(BootNotification.OPERATION, content, Csms.Permit.BOOT, messageId),
                (outcome, failure) -> ended(content, outcome, failure, asked));
    }

    private void ended(BootNotification.Req content, Outcome<BootNotification.Conf> outcome, Throwable failure, long asked) {
        if (closed) {
            return;
        }
        awaiting = false;
        inFlight = Optional.empty();
        if (outcome instanceof Outcome.Answered<BootNotification.Conf> answered) {
            ToldTime.set(time, answered.confirmation().currentTime(), asked);
            answered(content, answered.confirmation());
        } else if (outcome instanceof Outcome.Unanswered<BootNotification.Conf> unanswered && !csms.open()) {
            LOG.debug("BootNotification was not answered ({}); the next one follows when the link is back", unanswered.why());
        } else {
            retry(why(outcome, failure));
        }
    }

    private void answered(BootNotification.Req content, BootNotification.Conf conf) {
        BootVerdict verdict = BootVerdict.of(conf, ownWait());
        if (verdict.state() == Registration.State.Accepted) {
            acceptedContent = Optional.of(BootContent.text(content));
            dueMillis = 0;
            askedMeanwhile = false;
        }
        verdict.heartbeatInterval().ifPresent(this::adoptHeartbeat);
        LOG.info("The central system answered BootNotification: {}{}", verdict.state(),
                verdict.retryAfter().map(wait -> ", the next one follows in " + wait.toSeconds() + " s").orElse(""));
        registration.set(verdict.state(), verdict.retryAfter().map(time.now()::plus));
        verdict.retryAfter().ifPresent(this::retryAfter);
    }

    private void adoptHeartbeat(int seconds) {
        String interval = Integer.toString(seconds);
        if (settings.value(HeartbeatSender.INTERVAL.name()).filter(interval::equals).isEmpty()) {
            settings.change(HeartbeatSender.INTERVAL.name(), interval);
        }
    }

    private static String why(Outcome<BootNotification.Conf> outcome, Throwable failure) {
        if (failure != null) {
            return "BootNotification could not be sent (" + failure + ")";
        }
        return outcome instanceof Outcome.Refused<BootNotification.Conf> refused
                ? "The central system answered BootNotification with an error (" + refused.error() + ")"
                : "The central system did not answer BootNotification";
    }

    private void retry(String why) {
        Duration wait = ownWait();
        LOG.warn("{}; the next one follows in {} s", why, wait.toSeconds());
        if (registration.state() != Registration.State.Accepted) {
            registration.set(registration.state(), Optional.of(time.now().plus(wait)));
        }
        retryAfter(wait);
    }

    private void retryAfter(Duration wait) {
        dueMillis = askedMeanwhile ? 0 : time.elapsedMillis() + wait.toMillis();
        askedMeanwhile = false;
        consider();
    }

    private Duration ownWait() {
        return Duration.ofMillis(ownWaitMillis + (long) (ownWaitMillis * JITTER * random.getAsDouble()));
    }

    private void takeUp(Map<String, String> facts) {
        acceptedContent = Optional.ofNullable(facts.get("acceptedContent"));
        inFlight = Optional.ofNullable(facts.get("inFlight"));
        dueMillis = Facts.number(facts, "dueMillis", 0);
    }

    private void close() {
        closed = true;
        timer.cancel();
        Map<String, String> facts = new HashMap<>();
        acceptedContent.ifPresent(content -> facts.put("acceptedContent", content));
        inFlight.ifPresent(id -> facts.put("inFlight", id));
        facts.put("dueMillis", Long.toString(dueMillis));
        handOver.leave(FACTS, facts);
    }
}
