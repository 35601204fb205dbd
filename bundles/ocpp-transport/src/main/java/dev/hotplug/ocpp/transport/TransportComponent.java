package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.link.ConnectionDoctor;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the link: it gathers what there is to connect to, with what keys, and for whom, and lets the {@link Link} follow.
 */
@Component(
        service = {FrameLink.class, SettingsOwner.class, ConnectionDoctor.class},
        configurationPid = TransportConfiguration.PID,
        immediate = true)
@Designate(ocd = TransportConfiguration.class)
public final class TransportComponent implements FrameLink, SettingsOwner, ConnectionDoctor {

    private static final Logger LOG = LoggerFactory.getLogger(TransportComponent.class);
    /** A change of how to log in has its effect after this, so that the answer to ChangeConfiguration still goes out. */
    private static final Duration SETTLE = Duration.ofSeconds(1);
    /** The old dispatcher may finish what it was told last for so long. */
    private static final Duration DRAIN = Duration.ofSeconds(2);
    /** The central system may answer the close frame for so long when the transport stops. */
    private static final Duration FAREWELL = Duration.ofMillis(700);
    private static final Duration THREAD_END = Duration.ofMillis(300);

    private final Settings settings;
    private final CertificateStore certificates;
    private final SecurityEvents events;
    private final TransportKeys keys;
    private final TransportThread thread = new TransportThread();
    private final ExecutorService delivery = delivery();
    private final Sockets sockets;
    private final Link link;
    private final Doctor doctor;
    private volatile CentralSystemSource source;
    private volatile FrameSink sink;
    private volatile boolean stopped;
    private volatile ConnectionTrial trial;
    private volatile CentralSystemSource.Watch watch = () -> {};
    private Loop.Timer settling = () -> {};

    @Activate
    public TransportComponent(
            @Reference StationTime time,
            @Reference Settings settings,
            @Reference CertificateStore certificates,
            @Reference SecurityEvents events,
            TransportConfiguration configuration) {
        this(time, settings, certificates, events, Limits.from(configuration));
    }

    TransportComponent(
            StationTime time,
            Settings settings,
            CertificateStore certificates,
            SecurityEvents events,
            Limits limits) {
        this.settings = settings;
        this.certificates = certificates;
        this.events = events;
        this.keys = new TransportKeys(this::centralSystem, this::keySet, certificates);
        this.sockets = new JettySockets(time, limits, certificates, thread);
        BackOff backOff =
                new BackOff(limits.retryFirst(), limits.retryMax(), () -> ThreadLocalRandom.current().nextDouble());
        this.link = new Link(thread, time, sockets, backOff, limits, new ToSource(), events, delivery, this);
        this.doctor = new Doctor(time, certificates, link::status, () -> settings.text(keys.authorizationKey));
        thread.post(this::refreshPings);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSource(CentralSystemSource next) {
        watch.end();
        source = next;
        watch = next.watch(() -> thread.post(this::refresh));
        thread.post(this::refresh);
    }

    void unsetSource(CentralSystemSource gone) {
        if (source == gone) {
            watch.end();
            source = null;
            thread.post(this::refresh);
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setTrial(ConnectionTrial next) {
        trial = next;
    }

    void unsetTrial(ConnectionTrial gone) {
        if (trial == gone) {
            trial = null;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSink(FrameSink next) {
        sink = next;
        thread.post(this::refresh);
    }

    /** Returns once the old sink has been told that the socket is closed, or after {@link #DRAIN}. */
    void unsetSink(FrameSink gone) {
        if (sink == gone) {
            sink = null;
            thread.post(this::refresh);
        }
        if (stopped) {
            return;
        }
        CompletableFuture<Void> drained = new CompletableFuture<>();
        thread.post(() -> delivery.execute(() -> drained.complete(null)));
        await(drained, DRAIN);
    }

    @Deactivate
    void deactivate() {
        stopped = true;
        doctor.stop();
        watch.end();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        thread.post(() -> link.stop().map(Sockets.Socket::end).ifPresentOrElse(
                end -> end.thenRun(() -> closed.complete(null)), () -> closed.complete(null)));
        await(closed, FAREWELL);
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        thread.post(() -> {
            sockets.close();
            dropped.complete(null);
        });
        await(dropped, FAREWELL);
        stopDelivery();
        thread.stop(THREAD_END);
    }

    @Override
    public boolean send(String frame) {
        return link.send(frame);
    }

    @Override
    public void reconnect(String why) {
        thread.post(() -> link.reconnect(why));
    }

    @Override
    public LinkStatus status() {
        return link.status();
    }

    @Override
    public boolean begin(Patient patient) {
        return doctor.begin(patient);
    }

    @Override
    public Optional<Examination> examination() {
        return doctor.examination();
    }

    @Override
    public List<Setting> settings() {
        return keys.all();
    }

    /** A new key or profile is tried, and given back when it does not work. */
    @Override
    public Optional<CompletionStage<Settings.Change>> undertake(String name, String value) {
        ConnectionTrial present = trial;
        if (present == null) {
            return Optional.empty();
        }
        return keys.find(name)
                .flatMap(key -> key.rule().judge(value).value())
                .flatMap(text -> TransportKeys.wish(name, text))
                .map(present::ask);
    }

    @Override
    public void changed(String name, String value) {
        if (name.equalsIgnoreCase(TransportKeys.PING_INTERVAL)) {
            thread.post(this::refreshPings);
        } else {
            events.report(SecurityEvent.ReconfigurationOfSecurityParameters, name + " was changed");
            thread.post(this::settle);
        }
    }

    private void settle() {
        settling.cancel();
        if (link.status().step() == LinkStatus.Step.OPEN) {
            settling = thread.after(SETTLE, this::refresh);
        } else {
            refresh();
        }
    }

    private void refresh() {
        if (stopped) {
            return;
        }
        Plan plan = Plan.of(
                Optional.ofNullable(source).map(CentralSystemSource::setup),
                new CentralSystemSource.Login(
                        settings.integer(keys.securityProfile), settings.text(keys.authorizationKey), Optional.empty()),
                !certificates.credentials().isEmpty());
        link.follow(plan, Optional.ofNullable(sink));
    }

    private void refreshPings() {
        link.pingInterval(Duration.ofSeconds(settings.integer(keys.pingInterval)));
    }

    private Optional<CentralSystem> centralSystem() {
        return Optional.ofNullable(source).map(CentralSystemSource::centralSystem);
    }

    private boolean keySet() {
        return !settings.text(keys.authorizationKey).isEmpty();
    }

    /** Tells the source how the connection to what it said goes. */
    private final class ToSource implements Outcomes {

        @Override
        public void connected(Plan.Connect to, boolean otherKey) {
            of(to).ifPresent(setup -> source.connected(setup, otherKey));
        }

        @Override
        public void failed(Plan.Connect to, Explanation why) {
            of(to).ifPresent(setup -> source.failed(setup, why.kind().name(), why.text()));
        }

        private Optional<CentralSystemSource.Setup> of(Plan.Connect to) {
            return Optional.ofNullable(source).map(CentralSystemSource::setup).filter(s -> s.number() == to.number());
        }
    }

    private void stopDelivery() {
        delivery.shutdown();
        try {
            if (!delivery.awaitTermination(THREAD_END.toMillis(), TimeUnit.MILLISECONDS)) {
                delivery.shutdownNow();
            }
        } catch (InterruptedException e) {
            delivery.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CompletableFuture<Void> event, Duration limit) {
        try {
            event.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The transport waited {} ms in vain.", limit.toMillis());
        }
    }

    /** One thread, so that the sink is called one call at a time. */
    private static ExecutorService delivery() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                work -> TransportThread.daemon(work, "ocpp-transport-in"));
    }
}
