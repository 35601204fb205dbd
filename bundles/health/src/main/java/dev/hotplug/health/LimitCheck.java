package dev.hotplug.health;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.LimitSources;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How much current each connector may offer, whose limit that is, and what the others would allow. Always fine. */
@Component(property = {HealthCheck.NAME + "=limits", HealthCheck.TAGS + "=hotplug"})
public final class LimitCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Station station;

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Station present = station;
        if (present != null) {
            present.snapshot().connectors().forEach((id, connector) -> say(id, connector, log));
        }
        return new Result(log);
    }

    private static void say(ConnectorId id, StationSnapshot.Connector connector, FormattingResultLog log) {
        connector.limitedBy().ifPresent(source -> log.info("Connector {} may offer {} A: {} ({}). All limits: {}.",
                id, amps(connector.limits().get(source)), LimitSources.reason(source), source, all(connector.limits())));
    }

    private static String all(Map<String, Integer> limits) {
        return String.join(", ", new TreeMap<>(limits).entrySet().stream().map(e -> e.getKey() + " " + amps(e.getValue()) + " A").toList());
    }

    private static String amps(int milliampere) {
        return BigDecimal.valueOf(milliampere, 3).stripTrailingZeros().toPlainString();
    }
}
