package dev.hotplug.profile.security;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.security.SecurityEventNotification;
import dev.hotplug.ocpp16.security.SecurityEventNotification.Conf;
import dev.hotplug.ocpp16.security.SecurityEventNotification.Req;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.security.SecurityLog.Entry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the central system of critical security events (security white paper A04), oldest first, each until it has taken it.
 * One that fails to be processed is given up after {@value #ATTEMPTS} attempts; it stays in the security log. A central
 * system that does not know the message is asked again only with the next connection. Station loop.
 */
@Component(service = CsmsListener.class, immediate = true)
public final class SecurityEventNotificationSender implements CsmsListener {

    static final int ATTEMPTS = 3;
    static final Duration RETRY = Duration.ofSeconds(60);

    private static final int MOST_DOUBLINGS = 6;
    private static final Set<CallError.Code> UNKNOWN_THERE =
            EnumSet.of(CallError.Code.NotImplemented, CallError.Code.NotSupported);
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEventNotificationSender.class);

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final Registration registration;
    private final SecurityLog log;
    private final SecurityLog.Watch watch;
    private Loop.Timer retry = Turns.NO_TIMER;
    private boolean busy;
    private boolean paused;
    private boolean unknownThere;
    private boolean ended;
    private long failing;
    private int failures;
    private int silences;

    @Activate
    public SecurityEventNotificationSender(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference SecurityLog log) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.registration = registration;
        this.log = log;
        this.watch = log.watch(() -> loop.post(this::next));
        loop.post(this::next);
    }

    @Deactivate
    void deactivate() {
        watch.end();
        Turns.finish(loop, () -> {
            ended = true;
            retry.cancel();
        });
    }

    @Override
    public void opened() {
        unknownThere = false;
        silences = 0;
        goOn();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        next();
    }

    /** Sends the oldest, when the central system listens and nothing is on its way. */
    private void next() {
        if (busy || paused || ended || unknownThere || !csms.open() || registration.state() != Registration.State.Accepted) {
            return;
        }
        busy = true;
        Turns.then(loop, log.undelivered(1), (entries, failure) -> {
            if (failure != null) {
                LOG.error("The security events could not be read: {}", Turns.reason(failure));
                pause(RETRY);
            } else {
                first(entries);
            }
        });
    }

    private void first(List<Entry> entries) {
        if (entries.isEmpty() || ended) {
            busy = false;
        } else {
            send(entries.get(0));
        }
    }

    private void send(Entry entry) {
        Req request = new Req(
                entry.type(), time.date(entry.at()), Optional.of(entry.techInfo()).filter(info -> !info.isEmpty()));
        // an attempt after a CALLERROR has an id of its own (OCPP-J errata 2025-04)
        String id = entry.sequence() == failing ? csms.newMessageId() : entry.messageId();
        Turns.then(
                loop,
                csms.call(SecurityEventNotification.OPERATION, request, Csms.Permit.ACCEPTED, id),
                (outcome, failure) -> ended(entry, outcome));
    }

    private void ended(Entry entry, Outcome<Conf> outcome) {
        if (ended) {
            return;
        }
        if (outcome instanceof Outcome.Answered) {
            delivered(entry);
        } else if (outcome instanceof Outcome.Refused<Conf> refused) {
            refused(entry, refused.error());
        } else {
            // a central system that says nothing holds up all other calls for as long as an answer is waited for
            pause(RETRY.multipliedBy(1L << Math.min(silences++, MOST_DOUBLINGS)));
        }
    }

    private void delivered(Entry entry) {
        failing = 0;
        failures = 0;
        silences = 0;
        Turns.then(loop, log.delivered(entry.sequence()), (done, failure) -> {
            if (failure != null) {
                LOG.error("That a security event was delivered could not be stored: {}", Turns.reason(failure));
                pause(RETRY);
            } else {
                busy = false;
                next();
            }
        });
    }

    private void refused(Entry entry, CallError error) {
        failures = entry.sequence() == failing ? failures + 1 : 1;
        failing = entry.sequence();
        if (UNKNOWN_THERE.contains(error.code())) {
            LOG.warn("The central system does not know SecurityEventNotification ({}); security events wait.", error.code());
            failures = 0;
            unknownThere = true;
            busy = false;
        } else if (failures < ATTEMPTS) {
            pause(RETRY.multipliedBy(failures));
        } else {
            LOG.warn("The central system failed {} times to process a security event ({}, {}); it is only in the log.",
                    failures, entry.type(), error.code());
            delivered(entry);
        }
    }

    private void pause(Duration delay) {
        busy = false;
        paused = true;
        retry.cancel();
        retry = loop.after(delay, this::goOn);
    }

    private void goOn() {
        retry.cancel();
        paused = false;
        next();
    }
}
