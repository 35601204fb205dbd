package dev.hotplug.health;

import dev.hotplug.hardware.ChargerDriver;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Some driver of a charger model is there. */
@Component(property = {HealthCheck.NAME + "=driver", HealthCheck.TAGS + "=hotplug"})
public final class DriverCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ChargerDriver driver;

    @Override
    public Result execute() {
        ChargerDriver present = driver;
        return present == null
                ? new Result(Result.Status.CRITICAL, "There is no charger driver: nothing can be charged.")
                : new Result(Result.Status.OK, "The driver of " + present.identity().partNumber() + " is there.");
    }
}
