package dev.hotplug.station.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.store.Fields;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Shows({"S77", "S78"})
class ReservationPlanTest {

    private static final ConnectorId ONE = new ConnectorId(1);
    private static final ConnectorId TWO = new ConnectorId(2);
    private static final Set<ConnectorId> BOTH_FREE = Set.of(ONE, TWO);
    private static final Instant LATER = Instant.parse("2026-05-05T05:05:05Z");

    private static Reservation reservation(int id, int connector, String tag, String parent) {
        return new Reservation(id, new ConnectorId(connector), new IdTag(tag), Optional.ofNullable(parent).map(IdTag::new), LATER);
    }

    private static Grant tag(String tag, String parent) {
        return new Grant(new IdTag(tag), Optional.ofNullable(parent).map(IdTag::new));
    }

    private static ReservationPlan plan(Reservation... reservations) {
        ReservationPlan plan = ReservationPlan.NONE;
        for (Reservation reservation : reservations) {
            plan = plan.with(reservation);
        }
        return plan;
    }

    @Test
    void aTagIsMeantByItselfInAnySpellingOrByItsGroup() {
        ReservationPlan plan = plan(reservation(7, 1, "Anna", "Family"));
        assertEquals(Access.MEANT, plan.access(ONE, tag("ANNA", null), BOTH_FREE));
        assertEquals(Access.MEANT, plan.access(ONE, tag("ANNA", "OTHERS"), BOTH_FREE));
        assertEquals(Access.MEANT, plan.access(ONE, tag("BERT", "FAMILY"), BOTH_FREE));
        assertEquals(Access.GROUP, plan.access(ONE, tag("BERT", null), BOTH_FREE));
        assertEquals(Access.KEPT, plan.access(ONE, tag("BERT", "OTHERS"), BOTH_FREE));
        assertEquals(Access.GROUP, plan.access(ONE, tag("FAMILY", null), BOTH_FREE));
        assertEquals(Access.OPEN, plan.access(TWO, tag("BERT", null), BOTH_FREE));
    }

    @Test
    void withoutAGroupNoneIsAskedFor() {
        assertEquals(Access.KEPT, plan(reservation(7, 1, "ANNA", null)).access(ONE, tag("BERT", null), BOTH_FREE));
    }

    @Test
    void theChargePointKeepsTheLastFreeConnector() {
        ReservationPlan plan = plan(reservation(7, 0, "ANNA", null));
        assertEquals(Access.OPEN, plan.access(ONE, tag("BERT", null), BOTH_FREE));
        assertEquals(Access.KEPT, plan.access(ONE, tag("BERT", null), Set.of(ONE)));
        assertEquals(Access.KEPT, plan.access(ONE, tag("BERT", null), Set.of()));
        assertEquals(Access.MEANT, plan.access(ONE, tag("ANNA", null), Set.of(ONE)));
        ReservationPlan both = plan.with(reservation(8, 2, "CARL", null));
        assertEquals(Access.KEPT, both.access(ONE, tag("BERT", null), BOTH_FREE));
        assertEquals(Access.KEPT, both.access(TWO, tag("ANNA", null), BOTH_FREE));
    }

    @Test
    void theNamedConnectorIsUsedBeforeTheChargePoint() {
        ReservationPlan plan = plan(reservation(7, 0, "ANNA", null), reservation(8, 1, "ANNA", null));
        assertEquals(8, plan.usedBy(ONE, tag("ANNA", null)).orElseThrow().reservationId());
        assertEquals(7, plan.usedBy(TWO, tag("ANNA", null)).orElseThrow().reservationId());
        assertEquals(Optional.empty(), plan.usedBy(TWO, tag("BERT", null)));
        assertEquals(Optional.empty(), plan.usedBy(ONE, tag("BERT", null)));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ReservationPlan plan = plan(
                reservation(Integer.MIN_VALUE, 1, "ANNA", "FAMILY"), reservation(0, 2, "a.b", null), reservation(7, 0, "", "p"));
        assertEquals(plan, ReservationPlan.read(plan.write()));
        assertEquals(ReservationPlan.NONE, ReservationPlan.read(ReservationPlan.NONE.write()));
    }

    @Test
    void anEntryThatCannotBeReadIsNotThereAndTheOthersAre() {
        Map<String, String> fields = new java.util.HashMap<>(plan(reservation(7, 1, "ANNA", null)).write().values());
        fields.putAll(Map.of("8.connector", "x", "9.connector", "2", "99999999999.connector", "1", "later", "fields"));
        assertEquals(plan(reservation(7, 1, "ANNA", null)), ReservationPlan.read(new Fields(fields)));
        fields.put("7.expiry", "soon");
        assertEquals(ReservationPlan.NONE, ReservationPlan.read(new Fields(fields)));
    }
}
