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
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends a Heartbeat every HeartbeatInterval while Accepted, whatever else was sent, and sets the clock from its answer
 * (OCPP 1.6 section 4.6). One that is due while the link is down is sent when it is back. The interval is at most a day, so
 * that the clock is set once in 24 h (OCPP-J section 5.3). One that the central system asks for is sent at once and moves none
 * of the others.
 */
@Component(service = {CsmsListener.class, SettingsOwner.class, TriggerableMessage.class}, immediate = true)
public final class HeartbeatSender implements CsmsListener, SettingsOwner, TriggerableMessage {

    /** The longest time between two heartbeats. */
    static final int DAY_SECONDS = 86_400;

    static final Setting INTERVAL = Setting.integer(
            "HeartbeatInterval", 300, 1, DAY_SECONDS, "Seconds between two heartbeats, 1 to 86400. A change takes effect at once.");

    static final String FACTS = "profile-core.heartbeat";

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final Online online;
    private final Settings settings;
    private final HandOver handOver;

    private long lastMillis;
    private boolean awaiting;
    private boolean closed;
    private Loop.Timer timer = Turns.NO_TIMER;

    @Activate
    public HeartbeatSender(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference Settings settings,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.online = new Online(csms, registration);
        this.settings = settings;
        this.handOver = handOver;
        this.lastMillis = Facts.number(handOver.take(FACTS), "lastMillis", time.elapsedMillis());
    }

    @Deactivate
    public void deactivate() {
        Turns.finish(loop, this::close);
    }

    @Override
    public List<Setting> settings() {
        return List.of(INTERVAL);
    }

    @Override
    public void changed(String name, String value) {
        plan();
    }

    @Override
    public void opened() {
        plan();
    }

    @Override
    public void closed() {
        timer.cancel();
    }

    /** BootNotification.conf has just set the clock: the interval counts from here. */
    @Override
    public void registrationChanged(Registration.State state) {
        if (state == Registration.State.Accepted) {
            lastMillis = time.elapsedMillis();
            plan();
        }
    }

    @Override
    public String message() {
        return Heartbeat.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return online.whenAsked() ? Optional.of(this::beatAsAsked) : Optional.empty();
    }

    private void beatAsAsked() {
        Turns.then(
                csms.call(Heartbeat.OPERATION, new Heartbeat.Req(), Csms.Permit.TRIGGERED),
                (outcome, failure) -> setClock(outcome));
    }

    private void plan() {
        timer.cancel();
        if (closed || awaiting || !online.now()) {
            return;
        }
        long due = lastMillis + settings.integer(INTERVAL) * 1000L;
        timer = loop.after(Duration.ofMillis(Math.max(0, due - time.elapsedMillis())), this::beat);
    }

    private void beat() {
        if (closed || awaiting || !online.now()) {
            return;
        }
        awaiting = true;
        lastMillis = time.elapsedMillis();
        Turns.then(
                csms.call(Heartbeat.OPERATION, new Heartbeat.Req(), Csms.Permit.ACCEPTED),
                (outcome, failure) -> ended(outcome));
    }

    private void ended(Outcome<Heartbeat.Conf> outcome) {
        if (closed) {
            return;
        }
        awaiting = false;
        setClock(outcome);
        plan();
    }

    private void setClock(Outcome<Heartbeat.Conf> outcome) {
        if (outcome instanceof Outcome.Answered<Heartbeat.Conf> answered) {
            time.correct(answered.confirmation().currentTime());
        }
    }

    private void close() {
        closed = true;
        timer.cancel();
        handOver.leave(FACTS, Map.of("lastMillis", Long.toString(lastMillis)));
    }
}
