package dev.hotplug.wallbox.keys;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the vendor's keys. A key exists only while there is something behind it. */
@Component(service = {}, immediate = true)
public final class WallboxKeys {

    private static final Path WIRELESS = Path.of("/proc/net/wireless");

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(WallboxKeys.class);

    private final BundleContext context;
    private final ProcWireless linux = new ProcWireless(WIRELESS);
    private final Loop loop;
    private final StationTime time;
    private final Settings settings;
    private final Station station;
    private final List<ServiceRegistration<SettingsOwner>> owners = new ArrayList<>();
    private Optional<ServiceRegistration<SettingsOwner>> network = Optional.empty();
    private Optional<NetworkStatus> bound = Optional.empty();
    private Optional<Capabilities> model = Optional.empty();
    private Optional<LimitKeys> limits = Optional.empty();
    private Optional<ScheduleKeys> schedule = Optional.empty();
    private final List<ServiceRegistration<SettingsOwner>> limitOwners = new ArrayList<>();

    @Activate
    public WallboxKeys(
            BundleContext context,
            @Reference ConnectionTrial trial,
            @Reference Installation installation,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Settings settings,
            @Reference Station station) {
        this.context = context;
        this.loop = loop;
        this.time = time;
        this.settings = settings;
        this.station = station;
        owners.add(register(new ConnectionKeys(trial)));
        installation.serialNumber().ifPresent(number -> owners.add(register(serialNumber(number))));
    }

    @Activate
    synchronized void activate() {
        if (network.isEmpty() && linux.present()) {
            network = Optional.of(register(new NetworkKeys(linux, false)));
        }
    }

    @Deactivate
    synchronized void deactivate() {
        owners.forEach(ServiceRegistration::unregister);
        endNetwork();
        endLimits();
    }

    /** The keys of the limits appear with the first driver and stay; its next version brings the same. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindDriver(ChargerDriver driver) {
        if (model.equals(Optional.of(driver.capabilities()))) {
            return;
        }
        endLimits();
        model = Optional.of(driver.capabilities());
        LimitKeys keys = new LimitKeys(loop, settings, station, driver.capabilities());
        limits = Optional.of(keys);
        limitOwners.add(register(keys));
        loop.post(keys::obeyAll);
        ScheduleKeys week = new ScheduleKeys(loop, time, settings, station, driver.capabilities());
        schedule = Optional.of(week);
        limitOwners.add(register(week));
        loop.post(week::start);
    }

    void unbindDriver(ChargerDriver driver) {
        LOG.debug("The driver is away; its limits stay.");
    }

    private void endLimits() {
        limitOwners.forEach(ServiceRegistration::unregister);
        limitOwners.clear();
        limits.ifPresent(keys -> loop.post(keys::close));
        schedule.ifPresent(keys -> loop.post(keys::close));
        loop.drain(DRAIN);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindNetwork(NetworkStatus status) {
        endNetwork();
        network = Optional.of(register(new NetworkKeys(status, true)));
        bound = Optional.of(status);
    }

    synchronized void unbindNetwork(NetworkStatus status) {
        if (bound.filter(b -> b == status).isPresent()) {
            endNetwork();
        }
    }

    private void endNetwork() {
        network.ifPresent(ServiceRegistration::unregister);
        network = Optional.empty();
        bound = Optional.empty();
    }

    private ServiceRegistration<SettingsOwner> register(SettingsOwner owner) {
        return context.registerService(SettingsOwner.class, owner, null);
    }

    private static SettingsOwner serialNumber(String number) {
        List<Setting> key = List.of(Setting.readOnly("SerialNumber", () -> number, "Serial number of the charger."));
        return () -> key;
    }
}
