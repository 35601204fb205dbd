package dev.hotplug.health;

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
 * The link to the central system. A charger without one still charges: a link that is down is a warning with its reason, a link that is
 * switched off is fine.
 */
@Component(property = {HealthCheck.NAME + "=central-system", HealthCheck.TAGS + "=hotplug"})
public final class LinkCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile FrameLink link;

    @Override
    public Result execute() {
        FrameLink present = link;
        return present == null
                ? new Result(Result.Status.WARN, "There is no link to a central system: its bundle is being replaced, or is missing.")
                : result(present.status());
    }

    private static Result result(LinkStatus status) {
        return switch (status.step()) {
            case OPEN -> new Result(Result.Status.OK, "The link to the central system is open." + reason(status));
            case OFF -> new Result(Result.Status.OK, "OCPP is off." + reason(status));
            case CONNECTING -> new Result(Result.Status.WARN, "The charger is connecting to the central system." + reason(status));
            case WAITING -> new Result(Result.Status.WARN, "There is no link to the central system." + reason(status) + nextTry(status));
        };
    }

    /** The step that failed, in the words of {@link LinkStatus.Kind}, and the sentence about it. */
    private static String reason(LinkStatus status) {
        return status.failure().map(failure -> " " + failure.kind() + ": " + failure.text()).orElse("");
    }

    private static String nextTry(LinkStatus status) {
        return status.nextTry().map(at -> " The next try begins at " + at.truncatedTo(ChronoUnit.SECONDS) + ".").orElse("");
    }
}
