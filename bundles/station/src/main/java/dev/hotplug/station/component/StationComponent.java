package dev.hotplug.station.component;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.ChargeHistory;
import dev.hotplug.station.Maintenance;
import dev.hotplug.station.Station;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.chargepoint.ChargePoint;
import dev.hotplug.station.chargepoint.KeyValues;
import dev.hotplug.station.chargepoint.Listeners;
import dev.hotplug.station.chargepoint.Options;
import dev.hotplug.station.chargepoint.StationKeys;
import dev.hotplug.station.connection.Journal;
import dev.hotplug.station.turns.ProcessExit;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the charge point and publishes it. The keys are there at once; {@code Station}, {@code TransactionLog} and
 * {@code HardwareSignals} only once what the store holds is loaded and what the process before left open is closed,
 * durably. When that fails the process ends, so that its parent tries again later. The services are registered by hand, because a component that provides a service and also binds whoever needs
 * it is a circle for Declarative Services; {@link StationWatch} binds those.
 */
@Component(service = {}, immediate = true, configurationPid = "dev.hotplug.station")
@Designate(ocd = StationConfiguration.class)
public final class StationComponent implements StationRooms {

    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final Duration LEAVE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(StationComponent.class);

    private final Loop loop;
    private final Listeners listeners = new Listeners();
    private final StationKeys keys = new StationKeys(() -> this.capabilities);
    private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
    private final ChargePoint chargePoint;
    private volatile Optional<Capabilities> capabilities = Optional.empty();
    private volatile boolean loaded;

    /** Loads, at most 30 s, then publishes. */
    @Activate
    public StationComponent(
            BundleContext context,
            StationConfiguration configuration,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Store store,
            @Reference Settings settings,
            @Reference SecurityEvents events) {
        this.loop = loop;
        ProcessExit exit = ProcessExit.of(context);
        chargePoint = new ChargePoint(
                loop, time, store, new KeyValues(settings, keys), listeners, reason -> restart(exit, events, reason),
                options(configuration));
        registrations.push(context.registerService(SettingsOwner.class, new Keys(keys.common(), this), null));
        try {
            await(chargePoint::load, LOAD);
        } catch (IllegalStateException e) {
            unregister();
            exit.end(ProcessExit.FAILED, "the station cannot begin: " + e.getMessage());
            throw e;
        }
        loaded = true;
        registrations.push(context.registerService(StationRooms.class, this, null));
        registrations.push(context.registerService(Journal.class, chargePoint.journal(), null));
        registrations.push(context.registerService(TransactionLog.class, chargePoint.transactionLog(), null));
        registrations.push(context.registerService(Station.class, chargePoint, null));
        registrations.push(context.registerService(ChargeHistory.class, chargePoint.history(), null));
        registrations.push(context.registerService(Maintenance.class, chargePoint.upkeep(), null));
        registrations.push(context.registerService(HardwareSignals.class, new Signals(loop, chargePoint), null));
    }

    /** The event is on its way to the store before the process begins to end, and the store ends last. */
    private static void restart(ProcessExit exit, SecurityEvents events, String reason) {
        events.report(SecurityEvent.ResetOrReboot, reason);
        exit.restart(reason);
    }

    @Modified
    void modified(StationConfiguration configuration) {
        loop.post(() -> chargePoint.options(options(configuration)));
    }

    /** Energy off, registers stored, the end marked as a good one; then the services go. */
    @Deactivate
    void deactivate() {
        try {
            await(chargePoint::leave, LEAVE);
        } catch (IllegalStateException e) {
            LOG.error("The end of the process could not be marked as a good one: {}", e.getMessage());
        }
        unregister();
        loop.drain(LEAVE);
    }

    @Override
    public ChargePoint chargePoint() {
        return chargePoint;
    }

    @Override
    public Listeners listeners() {
        return listeners;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public List<Setting> model(Capabilities model) {
        capabilities = Optional.of(model);
        return keys.ofModel(model);
    }

    @Override
    public void settingChanged() {
        if (loaded) {
            chargePoint.settingChanged();
        }
    }

    /** The checked, immutable form. */
    private static Options options(StationConfiguration configuration) {
        return new Options(configuration.checkpointMillis(), configuration.authorizationCacheSize());
    }

    private void await(Supplier<CompletionStage<Void>> work, Duration limit) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.post(() -> start(work, done));
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the station's data cannot be stored: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the store did not answer within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void start(Supplier<CompletionStage<Void>> work, CompletableFuture<Void> done) {
        try {
            work.get().whenComplete((value, failure) -> settle(done, failure));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private static void settle(CompletableFuture<Void> done, Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(dev.hotplug.station.commit.Commits.cause(failure));
        }
    }

    private void unregister() {
        while (!registrations.isEmpty()) {
            registrations.pop().unregister();
        }
    }
}
