package dev.hotplug.profile.core;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.core.StatusNotification;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the central system the status of the charge point and its connectors (OCPP 1.6 section 4.9): everything after a
 * boot, then each change that lasts MinimumStatusDuration, in order and one at a time. After an offline period only what is
 * different now.
 *
 * <p>A status that the central system asks for takes its place in that order, whether it is news or not and however short
 * it has lasted; while Pending, when nothing else is told, it is sent by itself.
 */
@Component(
        service = {StationListener.class, CsmsListener.class, SettingsOwner.class, TriggerableMessage.class},
        immediate = true)
public final class StatusNotifier implements StationListener, CsmsListener, SettingsOwner, TriggerableMessage {

    static final Setting MINIMUM_DURATION = Setting.integer(
            "MinimumStatusDuration", 0, 0, 3600,
            "Seconds a status must last before the central system is told, 0 to 3600. A change counts for the next status.");

    static final String FACTS = "profile-core.status";
    private static final Duration AFTER_LINK_LOSS = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final Online online;
    private final Station station;
    private final Settings settings;
    private final HandOver handOver;
    private final StatusOutbox outbox;
    private final Map<ConnectorId, Loop.Timer> timers = new HashMap<>();

    private boolean awaiting;
    private boolean closed;
    private Loop.Timer refreshTimer = Turns.NO_TIMER;

    @Activate
    public StatusNotifier(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference Station station,
            @Reference Settings settings,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.online = new Online(csms, registration);
        this.station = station;
        this.settings = settings;
        this.handOver = handOver;
        this.outbox = StatusOutbox.of(handOver.take(FACTS));
    }

    @Deactivate
    public void deactivate() {
        Turns.finish(loop, this::close);
    }

    @Override
    public List<Setting> settings() {
        return List.of(MINIMUM_DURATION);
    }

    @Override
    public void statusChanged(ConnectorId connector, StatusReport report) {
        consider(connector, report);
        send();
    }

    @Override
    public void notice(ConnectorId connector, StatusReport report) {
        put(connector, report, true);
        send();
    }

    /** Also right after a swap: tells what changed while nobody listened. */
    @Override
    public void opened() {
        refresh();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        if (state == Registration.State.Accepted && !closed) {
            outbox.dropStatuses();
            StationSnapshot snapshot = station.snapshot();
            put(ConnectorId.CHARGE_POINT, snapshot.chargePoint(), false);
            snapshot.connectors().forEach((id, connector) -> put(id, connector.status(), false));
            send();
        }
    }

    @Override
    public String message() {
        return StatusNotification.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        StationSnapshot snapshot = station.snapshot();
        List<ConnectorId> asked = connector.map(List::of).orElseGet(() -> all(snapshot)).stream()
                .filter(id -> snapshot.status(id).isPresent())
                .toList();
        return online.whenAsked() && !asked.isEmpty() ? Optional.of(() -> tellAsAsked(asked)) : Optional.empty();
    }

    private static List<ConnectorId> all(StationSnapshot snapshot) {
        return Stream.concat(Stream.of(ConnectorId.CHARGE_POINT), snapshot.connectors().keySet().stream()).toList();
    }

    private void tellAsAsked(List<ConnectorId> connectors) {
        StationSnapshot snapshot = station.snapshot();
        connectors.forEach(id -> snapshot.status(id).ifPresent(report -> tellAsAsked(id, report)));
        send();
    }

    private void tellAsAsked(ConnectorId connector, StatusReport report) {
        if (online.now()) {
            put(connector, report, false);
        } else {
            Outgoing alone = new Outgoing(connector, report, false, csms.newMessageId());
            csms.call(StatusNotification.OPERATION, request(alone), Csms.Permit.TRIGGERED, alone.messageId());
        }
    }

    private void refresh() {
        StationSnapshot snapshot = station.snapshot();
        consider(ConnectorId.CHARGE_POINT, snapshot.chargePoint());
        snapshot.connectors().forEach((id, connector) -> consider(id, connector.status()));
        send();
    }

    /** Puts the status in line when it is news that has lasted, looks again when it will have lasted, or does nothing. */
    private void consider(ConnectorId connector, StatusReport report) {
        timers.getOrDefault(connector, Turns.NO_TIMER).cancel();
        if (closed || !online.now() || outbox.knows(connector, report)) {
            return;
        }
        Duration wait = StatusRule.wait(report.at(), settings.integer(MINIMUM_DURATION), time.stamp());
        if (wait.isZero()) {
            put(connector, report, false);
        } else {
            timers.put(connector, loop.after(wait, () -> reconsider(connector)));
        }
    }

    private void reconsider(ConnectorId connector) {
        station.snapshot().status(connector).ifPresent(report -> statusChanged(connector, report));
    }

    private void put(ConnectorId connector, StatusReport report, boolean notice) {
        if (!closed) {
            outbox.add(new Outgoing(connector, report, notice, csms.newMessageId()));
        }
    }

    private void send() {
        Optional<Outgoing> head = outbox.head();
        if (closed || awaiting || head.isEmpty() || !online.now()) {
            return;
        }
        awaiting = true;
        Turns.then(
                csms.call(StatusNotification.OPERATION, request(head.get()), Csms.Permit.ACCEPTED, head.get().messageId()),
                (outcome, failure) -> ended(head.get(), outcome));
    }

    private StatusNotification.Req request(Outgoing outgoing) {
        Instant at = time.date(outgoing.report().at());
        return StatusRule.request(outgoing, at, station.snapshot().identity().map(ChargerIdentity::vendorId));
    }

    private void ended(Outgoing outgoing, Outcome<StatusNotification.Conf> outcome) {
        if (closed) {
            return;
        }
        awaiting = false;
        if (outbox.head().filter(head -> head == outgoing).isEmpty()) {
            send();
        } else if (outcome instanceof Outcome.Unanswered<StatusNotification.Conf> unanswered) {
            unanswered(unanswered.why());
        } else {
            settled(outgoing, outcome);
        }
    }

    private void settled(Outgoing outgoing, Outcome<StatusNotification.Conf> outcome) {
        if (!(outcome instanceof Outcome.Answered<StatusNotification.Conf>)) {
            LOG.warn("The central system refused the status {} of connector {}: {}",
                    outgoing.report().status(), outgoing.connector(), outcome);
        }
        outbox.headTold();
        send();
    }

    private void unanswered(Csms.Why why) {
        if (why == Csms.Why.TIMEOUT) {
            outbox.headLost();
            send();
            return;
        }
        outbox.dropStatuses();
        refreshTimer.cancel();
        refreshTimer = loop.after(AFTER_LINK_LOSS, this::refresh);
    }

    private void close() {
        closed = true;
        refreshTimer.cancel();
        timers.values().forEach(Loop.Timer::cancel);
        handOver.leave(FACTS, outbox.facts());
    }
}
