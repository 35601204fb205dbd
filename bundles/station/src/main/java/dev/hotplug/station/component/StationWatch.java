package dev.hotplug.station.component;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.loop.Loop;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.store.Restorable;
import dev.hotplug.station.CentralAuthorization;
import dev.hotplug.station.StationListener;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Binds what comes and goes while the station runs: the driver, the central authorisation, the listeners. Whoever leaves
 * is let go only after the loop has dealt with what was said to or by it.
 */
@Component(service = {}, immediate = true)
public final class StationWatch {

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final BundleContext context;
    private final StationRooms rooms;
    private final Loop loop;
    private Optional<Capabilities> model = Optional.empty();
    private Optional<ServiceRegistration<SettingsOwner>> modelKeys = Optional.empty();

    @Activate
    public StationWatch(BundleContext context, @Reference StationRooms rooms) {
        this.context = context;
        this.rooms = rooms;
        this.loop = rooms.loop();
    }

    @Deactivate
    synchronized void deactivate() {
        modelKeys.ifPresent(ServiceRegistration::unregister);
        modelKeys = Optional.empty();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindDriver(ChargerDriver driver) {
        publishModelKeys(driver.capabilities());
        loop.post(() -> rooms.chargePoint().driverCame(driver));
    }

    void unbindDriver(ChargerDriver driver) {
        loop.post(() -> rooms.chargePoint().driverWent(driver));
        loop.drain(DRAIN);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindCentralAuthorization(CentralAuthorization authorization) {
        loop.post(() -> rooms.chargePoint().centralAuthorizationCame(authorization));
    }

    void unbindCentralAuthorization(CentralAuthorization authorization) {
        loop.post(() -> rooms.chargePoint().centralAuthorizationWent(authorization));
        loop.drain(DRAIN);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(StationListener listener) {
        rooms.listeners().add(listener);
    }

    void unbindListener(StationListener listener) {
        rooms.listeners().remove(listener);
        loop.drain(DRAIN);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRestorable(Restorable restorable) {
        rooms.chargePoint().upkeep().came(restorable);
    }

    void unbindRestorable(Restorable restorable) {
        rooms.chargePoint().upkeep().went(restorable);
        loop.drain(DRAIN);
    }

    /** The keys that depend on the model appear with its first driver and stay; its next version brings the same. */
    private synchronized void publishModelKeys(Capabilities capabilities) {
        if (model.equals(Optional.of(capabilities))) {
            return;
        }
        modelKeys.ifPresent(ServiceRegistration::unregister);
        model = Optional.of(capabilities);
        modelKeys = Optional.of(context.registerService(
                SettingsOwner.class, new Keys(rooms.model(capabilities), rooms), null));
    }
}
