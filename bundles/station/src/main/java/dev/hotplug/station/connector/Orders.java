package dev.hotplug.station.connector;

import dev.hotplug.hardware.ConnectorOrder;

/** The order that follows for the driver from what is true of a connector. Pure. */
public final class Orders {

    private Orders() {}

    /** Whether energy may flow: only in a transaction whose start is durable, and only while nothing forbids it. */
    public static boolean permitted(Facts facts, Surroundings around) {
        return facts.session() instanceof Session.Running running
                && !exhausted(running, facts)
                && Faults.stopping(facts, around).isEmpty()
                && !withheld(facts);
    }

    /** The limits leave less than an offer needs: the charge pauses. */
    static boolean withheld(Facts facts) {
        return Limits.of(facts).lowest() < Limits.least(facts);
    }

    /** A refused tag has used up what it was granted. */
    static boolean exhausted(Session.Running running, Facts facts) {
        return running.denial().filter(d -> facts.registerWattHour() >= d.untilWattHour()).isPresent();
    }

    /** The whole order. The plug is held in a transaction, and after it while somebody holds it. */
    public static ConnectorOrder order(Facts facts, Surroundings around) {
        Session session = facts.session();
        boolean held = session instanceof Session.Finishing finishing && finishing.holder().isPresent();
        return new ConnectorOrder(
                permitted(facts, around),
                Limits.of(facts).lowest(),
                Limits.phases(facts),
                facts.capability().lock() && (session.active() || held),
                facts.operative() || session.active());
    }
}
