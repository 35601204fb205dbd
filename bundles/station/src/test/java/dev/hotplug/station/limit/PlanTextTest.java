package dev.hotplug.station.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.TransactionPlan.Layer;
import dev.hotplug.store.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static final LimitPlan PLAN = new LimitPlan(List.of(
            Step.of(Instant.EPOCH, 16_000),
            Step.none(Instant.parse("2026-03-01T12:00:00.250Z")),
            new Step(Instant.parse("2026-03-02T12:00:00Z"), OptionalInt.of(0), OptionalInt.of(1), 8_000)));

    @Test
    void aPlan_comesBackAsItWas() {
        assertEquals(PLAN, PlanText.readPlan(PlanText.write(PLAN)));
        assertEquals(LimitPlan.NONE, PlanText.readPlan(PlanText.write(LimitPlan.NONE)));
    }

    @Test
    void layers_comeBackAsTheyWere() {
        TransactionPlan plan = new TransactionPlan(List.of(
                new Layer(PLAN, true, Optional.of(Instant.EPOCH), Optional.of(Instant.parse("2027-01-01T00:00:00Z"))),
                Layer.absolute(LimitPlan.of(6_000))));
        assertEquals(plan, PlanText.readTransactionPlan(PlanText.write(plan)));
    }

    @Test
    void placesThatALaterVersionAdds_areIgnored() {
        assertEquals(LimitPlan.of(6_000), PlanText.readPlan(Fields.of("steps", "0:6000::0:new")));
    }

    @Test
    void stepsMustAscend() {
        assertThrows(IllegalArgumentException.class, () -> PlanText.readPlan(Fields.of("steps", "5:1::0 5:2::0")));
    }
}
