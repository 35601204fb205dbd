package dev.hotplug.profile.core;

import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.core.StartTransaction;
import dev.hotplug.ocpp16.core.StopTransaction;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.TransactionLog.Logged;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers StartTransaction, MeterValues and StopTransaction from the station's log (OCPP 1.6 sections 3.7 and 3.7.1): in
 * order, one at a time, each durably acknowledged before the next. A message is given up only when the central system has
 * failed to process it TransactionMessageAttempts times; without an answer it is sent again with the same id, for ever.
 */
@Component(service = {StationListener.class, CsmsListener.class, SettingsOwner.class}, immediate = true)
public final class TransactionDelivery implements StationListener, CsmsListener, SettingsOwner {

    static final Setting ATTEMPTS = Setting.integer(
            "TransactionMessageAttempts", 3, 1, 1000,
            "How often a transaction message is sent that the central system fails to process, 1 to 1000.");

    static final Setting RETRY_INTERVAL = Setting.integer(
            "TransactionMessageRetryInterval", 60, 0, DeliveryPace.MAX_INTERVAL_SECONDS,
            "Seconds to wait after the first sending of a transaction message, twice that after the second and so on, 0 to 86400.");

    static final String FACTS = "profile-core.delivery";

    /** Entries read at a time; what is in memory of the backlog. */
    static final int PAGE = 32;

    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration AFTER_LINK_LOSS = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(TransactionDelivery.class);

    private final Loop loop;
    private final Csms csms;
    private final Online online;
    private final TransactionLog log;
    private final TransactionMessages messages;
    private final Settings settings;
    private final HandOver handOver;
    private final DeliveryPace pace;
    private final Deque<Logged> page = new ArrayDeque<>();

    private int edition;
    private boolean busy;
    private boolean stale = true;
    private boolean stepping;
    private boolean closed;
    private Loop.Timer timer = Turns.NO_TIMER;

    @Activate
    public TransactionDelivery(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference TransactionLog log,
            @Reference Settings settings,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.csms = csms;
        this.online = new Online(csms, registration);
        this.log = log;
        this.messages = new TransactionMessages(time, log);
        this.settings = settings;
        this.handOver = handOver;
        this.edition = log.edition();
        this.pace = DeliveryPace.of(time, handOver.take(FACTS));
    }

    @Deactivate
    public void deactivate() {
        Turns.finish(loop, this::close);
    }

    @Override
    public List<Setting> settings() {
        return List.of(ATTEMPTS, RETRY_INTERVAL);
    }

    @Override
    public void transactionsLogged() {
        stale = true;
        deliver();
    }

    @Override
    public void opened() {
        stale = true;
        deliver();
    }

    @Override
    public void closed() {
        timer.cancel();
        pace.linkLost();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        deliver();
    }

    /** Takes steps until one has to wait; stages that are complete already do not deepen the stack. */
    private void deliver() {
        if (stepping) {
            return;
        }
        stepping = true;
        try {
            boolean more = true;
            while (more && !closed && !busy && online.now()) {
                more = step();
            }
        } finally {
            stepping = false;
        }
    }

    /** Starts what is to be done next; false when there is nothing to do now. */
    private boolean step() {
        timer.cancel();
        followLog();
        if (page.isEmpty()) {
            return stale && read();
        }
        Duration wait = pace.remaining(page.peekFirst().sequence());
        if (!wait.isZero()) {
            timer = loop.after(wait, this::deliver);
            return false;
        }
        return send(page.peekFirst());
    }

    /** What was read for another central system than the one in force must not be sent any more. */
    private void followLog() {
        if (edition != log.edition()) {
            edition = log.edition();
            page.clear();
            stale = true;
            pace.forget();
        }
    }

    private boolean read() {
        stale = false;
        busy = true;
        Turns.then(log.pending(PAGE), this::hasRead);
        return true;
    }

    private void hasRead(List<Logged> entries, Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            fault("The transaction log cannot be read", failure);
            return;
        }
        busy = false;
        if (edition == log.edition()) {
            page.addAll(entries);
            stale |= !entries.isEmpty();
        }
        deliver();
    }

    private boolean send(Logged entry) {
        busy = true;
        Attempts attempts = pace.sending(entry.sequence(), log.refusals(entry.event().messageId()));
        String messageId = attempts.messageId(entry.event().messageId());
        try {
            Turns.then(call(entry.event(), messageId), (outcome, failure) -> ended(entry, outcome, failure));
        } catch (ArithmeticException | IllegalArgumentException e) {
            LOG.error("The transaction message {} can never be sent and is given up", entry.event().messageId(), e);
            acknowledge(entry, new Answer.GivenUp());
        }
        return true;
    }

    private CompletionStage<Outcome<Answer>> call(TransactionEvent event, String messageId) {
        if (event instanceof TransactionStarted started) {
            return csms.call(StartTransaction.OPERATION, messages.start(started), Permit.ACCEPTED, messageId)
                    .thenApply(told(conf -> new Answer.Started(conf.transactionId(), conf.idTagInfo())));
        }
        if (event instanceof TransactionStopped stopped) {
            return csms.call(StopTransaction.OPERATION, messages.stop(stopped), Permit.ACCEPTED, messageId)
                    .thenApply(told(conf -> new Answer.Stopped(conf.idTagInfo())));
        }
        return csms.call(MeterValues.OPERATION, messages.values((MeterValuesSampled) event), Permit.ACCEPTED, messageId)
                .thenApply(told(conf -> new Answer.Taken()));
    }

    private static <C> Function<Outcome<C>, Outcome<Answer>> told(Function<C, Answer> answer) {
        return outcome -> {
            if (outcome instanceof Outcome.Answered<C> answered) {
                return new Outcome.Answered<>(answer.apply(answered.confirmation()));
            }
            return outcome instanceof Outcome.Refused<C> refused
                    ? new Outcome.Refused<>(refused.error())
                    : new Outcome.Unanswered<>(((Outcome.Unanswered<C>) outcome).why());
        };
    }

    private void ended(Logged entry, Outcome<Answer> outcome, Throwable failure) {
        if (closed) {
            return;
        }
        if (edition != log.edition()) {
            goOn();
        } else if (failure != null) {
            fault("A transaction message could not be sent", failure);
        } else if (outcome instanceof Outcome.Answered<Answer> answered) {
            acknowledge(entry, answered.confirmation());
        } else if (outcome instanceof Outcome.Refused<Answer> refused) {
            refused(entry, refused);
        } else {
            unanswered(entry, ((Outcome.Unanswered<Answer>) outcome).why());
        }
    }

    private void refused(Logged entry, Outcome.Refused<Answer> refused) {
        int allowed = settings.integer(ATTEMPTS);
        Attempts attempts = pace.failed(entry.sequence());
        LOG.warn("The central system failed to process transaction message {} ({} of {} attempts): {}",
                entry.event().messageId(), attempts.failures(), allowed, refused.error());
        if (attempts.failures() >= allowed) {
            acknowledge(entry, new Answer.GivenUp());
        } else {
            pace.pause(attempts.pause(settings.integer(RETRY_INTERVAL), allowed));
            Turns.then(log.refused(entry.event().messageId(), attempts.failures()), (done, failure) -> noted(failure));
        }
    }

    /** A restart from here on knows under which id the message goes out. */
    private void noted(Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            fault("The refusal of a transaction message cannot be stored", failure);
            return;
        }
        goOn();
    }

    private void unanswered(Logged entry, Csms.Why why) {
        LOG.debug("Transaction message {} was not answered: {}", entry.event().messageId(), why);
        pace.pauseUntilReconnect(pause(entry, why));
        goOn();
    }

    /**
     * The socket may be dead before anybody is told: a message that could not be sent waits as well, or the news of the end
     * would wait behind it for ever.
     */
    private Duration pause(Logged entry, Csms.Why why) {
        return why == Csms.Why.TIMEOUT
                ? pace.of(entry.sequence()).pause(settings.integer(RETRY_INTERVAL), settings.integer(ATTEMPTS))
                : AFTER_LINK_LOSS;
    }

    private void acknowledge(Logged entry, Answer answer) {
        Turns.then(log.acknowledge(entry.sequence(), answer), (done, failure) -> acknowledged(failure));
    }

    private void acknowledged(Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            fault("The answer to a transaction message cannot be stored", failure);
            return;
        }
        if (edition == log.edition()) {
            page.pollFirst();
        }
        goOn();
    }

    private void goOn() {
        busy = false;
        deliver();
    }

    /** Something of our own failed: after a while the log is read again, or the message sent again with its id. */
    private void fault(String what, Throwable failure) {
        LOG.error("{}; trying again in {} s", what, AFTER_FAULT.toSeconds(), failure);
        stale = true;
        timer = loop.after(AFTER_FAULT, this::goOn);
    }

    private void close() {
        closed = true;
        timer.cancel();
        handOver.leave(FACTS, pace.facts());
    }
}
