package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.Conf;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.GetCompositeScheduleStatus;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.Req;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.profile.smart.charging.schedule.Composite;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.station.StationSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to GetCompositeSchedule (OCPP 1.6 section 5.7): from this second on, what may be drawn. Profiles, and whatever
 * else limits the connector at present (hardware, cable, other slots), which is taken to stay. On a connector without a
 * transaction it is what one would be offered that begins now. Connector 0 is the sum of the others, kept under the
 * ChargePointMaxProfile.
 */
final class CompositeAnswer {

    /** The longest schedule, s; a longer one is answered up to there. */
    static final int MAX_DURATION = 366 * 86_400;

    private static final Set<String> OWN_SLOTS = Set.of(PlanKeeper.MAX, PlanKeeper.TRANSACTION);

    private final StationSnapshot station;
    private final Collection<Installed> profiles;
    private final PlanKeeper plans;

    CompositeAnswer(StationSnapshot station, Collection<Installed> profiles, PlanKeeper plans) {
        this.station = station;
        this.profiles = profiles;
        this.plans = plans;
    }

    Conf to(Req request, Instant now) {
        ConnectorId connector = new ConnectorId(request.connectorId());
        Optional<Capabilities> capabilities = station.capabilities();
        if (capabilities.isEmpty() || !connector.isChargePoint() && !station.connectors().containsKey(connector)) {
            return new Conf(GetCompositeScheduleStatus.Rejected, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Outlook outlook = new Outlook(profiles, capabilities.get());
        long from = now.getEpochSecond();
        return new Conf(
                GetCompositeScheduleStatus.Accepted,
                Optional.of(connector.value()),
                Optional.of(Instant.ofEpochSecond(from)),
                Optional.of(Composite.of(
                        course(outlook, connector, now), from, Math.min(request.duration(), MAX_DURATION),
                        request.chargingRateUnit().orElse(ChargingRateUnitType.A), outlook.supply(connector))));
    }

    private Course course(Outlook outlook, ConnectorId connector, Instant now) {
        if (!connector.isChargePoint()) {
            return Course.lowest(List.of(outlet(outlook, connector, now), outlook.max()));
        }
        List<Course> outlets = new ArrayList<>();
        station.connectors().keySet().forEach(id -> outlets.add(outlet(outlook, id, now)));
        return Course.lowest(List.of(Course.sum(outlets), outlook.max()));
    }

    private Course outlet(Outlook outlook, ConnectorId connector, Instant now) {
        Course profile = plans.running(connector)
                .map(t -> outlook.transaction(connector, t.localId(), t.startedAt()))
                .orElseGet(() -> outlook.nextTransaction(connector, now));
        return Course.lowest(List.of(profile, Course.constant(others(connector) / 1000.0)));
    }

    private int others(ConnectorId connector) {
        return station.connectors().get(connector).limits().entrySet().stream()
                .filter(limit -> !OWN_SLOTS.contains(limit.getKey()))
                .mapToInt(Map.Entry::getValue)
                .min()
                .orElse(0);
    }
}
