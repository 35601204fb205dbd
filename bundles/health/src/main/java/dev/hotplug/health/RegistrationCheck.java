package dev.hotplug.health;

import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import java.time.temporal.ChronoUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What the central system answered to BootNotification (OCPP 1.6 section 4.2). Without a link there is nothing to say: that is the
 * business of {@link LinkCheck}.
 */
@Component(property = {HealthCheck.NAME + "=registration", HealthCheck.TAGS + "=hotplug"})
public final class RegistrationCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile FrameLink link;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Registration registration;

    @Override
    public Result execute() {
        FrameLink presentLink = link;
        Registration present = registration;
        boolean open = presentLink != null && presentLink.status().step() == LinkStatus.Step.OPEN;
        return open && present != null
                ? result(present)
                : new Result(Result.Status.OK, "The charger is not connected, so there is no registration to speak of.");
    }

    private static Result result(Registration registration) {
        return switch (registration.state()) {
            case Accepted -> new Result(Result.Status.OK, "The central system accepted the charger.");
            case Pending -> new Result(Result.Status.WARN, "The central system answered BootNotification with Pending:"
                    + " it has to accept the charger before anything else is sent." + nextTry(registration));
            case Rejected -> new Result(Result.Status.WARN, "The central system answered BootNotification with Rejected:"
                    + " its operator has to register this charger." + nextTry(registration));
            case Unknown -> new Result(Result.Status.WARN,
                    "The central system has not answered BootNotification yet." + nextTry(registration));
        };
    }

    private static String nextTry(Registration registration) {
        return registration.nextTry()
                .map(at -> " The next one is sent at " + at.truncatedTo(ChronoUnit.SECONDS) + ".")
                .orElse("");
    }
}
