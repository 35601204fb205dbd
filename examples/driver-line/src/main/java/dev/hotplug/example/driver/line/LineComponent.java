package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Wires the driver, and registers its service when it says so. */
@Component(service = {}, immediate = true, configurationPid = LineDriver.NAME)
@Designate(ocd = LineComponent.Config.class)
public final class LineComponent implements LineDriver.Registration {

    /** Configuration, read at the start. */
    @ObjectClassDefinition(name = "Line driver", description = "Where the device listens.")
    @interface Config {
        @AttributeDefinition(description = "Name or address of the device.")
        String host() default "127.0.0.1";

        @AttributeDefinition(description = "Its TCP port.")
        int port() default 7400;
    }

    private final BundleContext bundle;
    private final LineDriver driver;
    private Optional<ServiceRegistration<ChargerDriver>> service = Optional.empty();
    private boolean gone;

    @Activate
    public LineComponent(
            BundleContext bundle,
            @Reference HardwareSignals signals,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference HandOver handOver,
            Config config) {
        this.bundle = bundle;
        String partNumber = bundle.getProperty("hotplug.part.number");
        driver = new LineDriver(
                signals, loop, time, handOver, new TcpWire(config.host(), config.port()), this, partNumber == null ? "" : partNumber);
        driver.start();
    }

    @Deactivate
    void leave() {
        driver.leave();
    }

    @Override
    public void register(ChargerDriver ready) {
        ServiceRegistration<ChargerDriver> registered = bundle.registerService(ChargerDriver.class, ready, null);
        if (!keep(registered)) {
            registered.unregister();
        }
    }

    private synchronized boolean keep(ServiceRegistration<ChargerDriver> registered) {
        service = gone ? Optional.empty() : Optional.of(registered);
        return !gone;
    }

    @Override
    public void unregister() {
        taken().ifPresent(ServiceRegistration::unregister);
    }

    private synchronized Optional<ServiceRegistration<ChargerDriver>> taken() {
        gone = true;
        return service;
    }
}
