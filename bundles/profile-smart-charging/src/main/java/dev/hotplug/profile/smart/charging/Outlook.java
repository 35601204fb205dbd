package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.profile.smart.charging.schedule.Stack;
import dev.hotplug.profile.smart.charging.schedule.Supply;
import dev.hotplug.profile.smart.charging.schedule.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which profiles count for what, the weightiest first. For a transaction: its own by falling level, then those for every
 * transaction on its connector, then those for every connector; each gives way to the next while it is not in force. Pure.
 */
record Outlook(Collection<Installed> profiles, Capabilities capabilities) {

    /** What may be drawn by the charge point as a whole. */
    Course max() {
        Supply supply = supply(capabilities.connectors().get(0));
        return new Stack(byLevel(p -> p.is(ChargingProfilePurposeType.ChargePointMaxProfile)).stream()
                .map(p -> Track.of(p.profile(), p.receivedAt(), supply))
                .toList());
    }

    /** What a transaction may draw that began then. */
    Course transaction(ConnectorId connector, long localId, Instant startedAt) {
        List<Installed> all = new ArrayList<>(own(localId));
        all.addAll(defaults(connector));
        return stack(all, connector, startedAt);
    }

    /** What a transaction without a profile of its own may draw that begins then. */
    Course nextTransaction(ConnectorId connector, Instant startedAt) {
        return stack(defaults(connector), connector, startedAt);
    }

    /** TxProfiles of a transaction. */
    List<Installed> own(long localId) {
        return byLevel(p -> p.is(ChargingProfilePurposeType.TxProfile)
                && p.transaction().isPresent() && p.transaction().getAsLong() == localId);
    }

    /** TxDefaultProfiles for a connector: its own before those for all (statement 79). */
    List<Installed> defaults(ConnectorId connector) {
        List<Installed> all = new ArrayList<>(defaultsAt(connector));
        all.addAll(defaultsAt(ConnectorId.CHARGE_POINT));
        return all;
    }

    Supply supply(ConnectorId connector) {
        return supply(capabilities.connector(connector).orElse(capabilities.connectors().get(0)));
    }

    private Course stack(List<Installed> chosen, ConnectorId connector, Instant startedAt) {
        Supply supply = supply(connector);
        return new Stack(chosen.stream().map(p -> Track.of(p.profile(), startedAt, supply)).toList());
    }

    private List<Installed> defaultsAt(ConnectorId connector) {
        return byLevel(p -> p.is(ChargingProfilePurposeType.TxDefaultProfile) && p.connector().equals(connector));
    }

    private List<Installed> byLevel(Predicate<Installed> which) {
        return profiles.stream().filter(which).sorted(Comparator.comparingInt(Installed::level).reversed()).toList();
    }

    private static Supply supply(Capabilities.Connector connector) {
        return new Supply(connector.nominalVolt(), connector.phases());
    }

    /** A profile counts from the start of the transaction, which is not known before it begins. */
    static boolean relative(Installed profile) {
        return Track.ownStart(profile.profile()).isEmpty();
    }
}
