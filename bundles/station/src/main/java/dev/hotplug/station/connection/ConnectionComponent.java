package dev.hotplug.station.connection;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.ConnectionListener;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.keys.KeyProvisioning;
import dev.hotplug.station.provisioning.InstalledConnection;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes {@link ConnectionTrial} and {@link CentralSystemSource}. By hand: whoever listens also uses them, which would be
 * a circle for Declarative Services.
 */
@Component(service = {}, immediate = true, configurationPid = "dev.hotplug.connection")
@Designate(ocd = TrialConfiguration.class)
public final class ConnectionComponent {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionComponent.class);

    private final Loop loop;
    private final Outlet outlet;
    private final OcppPermit permit;
    private final Runnable permission;
    private final Trials trials;
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> services;

    @Activate
    public ConnectionComponent(
            BundleContext context,
            TrialConfiguration configuration,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Store store,
            @Reference Settings settings,
            @Reference KeyProvisioning keys,
            @Reference Journal journal,
            @Reference CertificateStore certificates,
            @Reference OcppPermit permit,
            @Reference InstalledConnection installed) {
        this.loop = loop;
        this.permit = permit;
        this.outlet = new Outlet(settings, installed.centralSystem(), () -> Held.of(certificates), permit::withheld);
        this.permission = () -> loop.post(outlet::again);
        permit.watch(permission);
        this.trials = new Trials(
                loop, time, new Commits(store, loop), journal, keys, outlet, TrialLimits.from(configuration), this::tell);
        loop.post(trials::start);
        services = List.of(
                context.registerService(ConnectionTrial.class, trials, null),
                context.registerService(CentralSystemSource.class, outlet, null));
    }

    @Deactivate
    void deactivate() {
        permit.unwatch(permission);
        services.forEach(ServiceRegistration::unregister);
        loop.post(trials::close);
        loop.drain(DRAIN);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(ConnectionListener listener) {
        listeners.add(listener);
    }

    void unbindListener(ConnectionListener listener) {
        listeners.remove(listener);
        loop.drain(DRAIN);
    }

    private void tell(Consumer<ConnectionListener> event) {
        for (ConnectionListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener of the connection failed.", e);
            }
        }
    }
}
