package dev.hotplug.health;

import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.ConnectionTrial.Phase;
import dev.hotplug.settings.ConnectionTrial.Progress;
import dev.hotplug.station.TransactionLog;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * How a change of the connection to the central system is going, what became of the last one, and whether messages about charges are kept for
 * central systems that are not in force.
 */
@Component(property = {HealthCheck.NAME + "=connection-change", HealthCheck.TAGS + "=hotplug"})
public final class ConnectionCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ConnectionTrial trial;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile TransactionLog log;

    @Override
    public Result execute() {
        ConnectionTrial presentTrial = trial;
        TransactionLog presentLog = log;
        Map<String, Long> kept = presentLog == null ? Map.of() : presentLog.kept();
        if (presentTrial == null) {
            return new Result(Result.Status.WARN, "The connection to the central system is not set up yet." + kept(kept));
        }
        Progress progress = presentTrial.progress();
        boolean fine = progress.phase() == Phase.SETTLED && kept.isEmpty();
        return new Result(fine ? Result.Status.OK : Result.Status.WARN, phase(progress) + last(progress) + kept(kept));
    }

    private static String phase(Progress progress) {
        String to = progress.endpoint().orElse("");
        return switch (progress.phase()) {
            case SETTLED -> "No change of the connection is under way.";
            case WAITING -> "The connection is to be changed to " + to + "; this waits for " + progress.waitingFor().orElse("its moment") + ".";
            case TRYING -> "New settings of the connection are tried: " + to + ", " + progress.failedAttempts() + " attempts failed"
                    + progress.until().map(at -> "; until " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("") + ".";
            case RETURNED -> "The old settings of the connection are used again and have not been seen to work yet; otherwise "
                    + to + " has its turn again.";
        };
    }

    private static String last(Progress progress) {
        return progress.last()
                .map(o -> " The change to " + o.endpoint() + " was " + (o.kept() ? "kept" : "given back") + " at "
                        + o.at().truncatedTo(ChronoUnit.SECONDS) + ": " + o.why() + (o.why().endsWith(".") ? "" : "."))
                .orElse("");
    }

    private static String kept(Map<String, Long> kept) {
        return kept.isEmpty()
                ? ""
                : " Messages about charges are kept for central systems that are not in force: " + new TreeMap<>(kept).entrySet().stream()
                        .map(e -> e.getValue() + " for " + e.getKey())
                        .collect(Collectors.joining(", ")) + ".";
    }
}
