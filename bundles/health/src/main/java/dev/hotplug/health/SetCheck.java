package dev.hotplug.health;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Every bundle of the set is active, and every component of ours has what it needs. */
@Component(property = {HealthCheck.NAME + "=bundles", HealthCheck.TAGS + "=hotplug"})
public final class SetCheck implements HealthCheck {
    private static final String OURS = "dev.hotplug.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    private volatile boolean started;

    /** Called by Declarative Services. */
    @Activate
    public SetCheck(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** The launcher publishes this when all bundles have been started. */
    @Reference(
            service = Map.class,
            target = "(hotplug.role=set)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setCommitted(ServiceReference<?> committedSet) {
        started = true;
    }

    void unsetCommitted(ServiceReference<?> committedSet) {
        started = false;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (!started) {
            log.temporarilyUnavailable("The bundles are still being started.");
            return new Result(log);
        }
        List<Bundle> idle = Arrays.stream(context.getBundles()).filter(SetCheck::isIdle).toList();
        idle.forEach(bundle -> log.critical("The bundle {} is not active.", bundle.getSymbolicName()));
        components.getComponentDescriptionDTOs().stream().filter(SetCheck::isOurs).forEach(each -> check(each, log));
        if (idle.isEmpty()) {
            log.info("{} bundles are active.", context.getBundles().length);
        }
        return new Result(log);
    }

    private static boolean isIdle(Bundle bundle) {
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        return !fragment && bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING;
    }

    private static boolean isOurs(ComponentDescriptionDTO component) {
        return component.bundle.symbolicName.startsWith(OURS) && component.defaultEnabled;
    }

    private void check(ComponentDescriptionDTO component, FormattingResultLog log) {
        Collection<ComponentConfigurationDTO> configurations = components.getComponentConfigurationDTOs(component);
        for (ComponentConfigurationDTO each : configurations) {
            if (each.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                log.critical("The component {} failed to activate.", component.name);
            } else if (each.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                log.critical("The component {} waits for {}.", component.name, missing(each));
            } else if (each.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
                log.critical("The component {} has no configuration.", component.name);
            }
        }
    }

    private static String missing(ComponentConfigurationDTO component) {
        return String.join(", ", Arrays.stream(component.unsatisfiedReferences).map(each -> each.name).toList());
    }
}
