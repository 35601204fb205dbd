package dev.hotplug.updater;

import dev.hotplug.hardware.Indication;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Asks framework, component runtime and station. */
final class LiveHealth implements Health {

    private static final String OURS = "dev.hotplug.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Station station;

    LiveHealth(BundleContext context, ServiceComponentRuntime components, Station station) {
        this.context = context;
        this.components = components;
        this.station = station;
    }

    @Override
    public Picture look() {
        Set<String> complaints = new HashSet<>();
        Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !LiveFramework.isFragment(bundle))
                .forEach(bundle -> complaints.add("the bundle " + bundle.getSymbolicName() + " is not active"));
        components.getComponentDescriptionDTOs().stream().filter(LiveHealth::isOurs).forEach(each -> ask(each, complaints));
        StationSnapshot snapshot = station.snapshot();
        snapshot.connectors().forEach((id, connector) -> {
            if (connector.status().errorCode() != ChargePointErrorCode.NoError) {
                complaints.add("connector " + id.value() + " reports " + connector.status().errorCode());
            }
        });
        return new Picture(complaints, snapshot.link() == Indication.Link.CONNECTED);
    }

    private static boolean isOurs(ComponentDescriptionDTO component) {
        return component.bundle.symbolicName.startsWith(OURS) && component.defaultEnabled;
    }

    private void ask(ComponentDescriptionDTO component, Set<String> complaints) {
        Collection<ComponentConfigurationDTO> configurations = components.getComponentConfigurationDTOs(component);
        for (ComponentConfigurationDTO each : configurations) {
            if (each.state != ComponentConfigurationDTO.SATISFIED && each.state != ComponentConfigurationDTO.ACTIVE) {
                complaints.add("the component " + component.name + " " + trouble(each));
            }
        }
    }

    private static String trouble(ComponentConfigurationDTO component) {
        return switch (component.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> "fails to start";
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "has no configuration";
            default -> "waits for " + String.join(", ", Stream.of(component.unsatisfiedReferences).map(each -> each.name).toList());
        };
    }
}
