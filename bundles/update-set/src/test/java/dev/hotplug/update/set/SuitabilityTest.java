package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuitabilityTest {

    private final Store store = new Store();
    private final SetDocument set = Sets.set(store, "1.1.0", 3, Sets.bundle(store, "station", Sets.random(1, 100)));

    @Test
    void takesWhatIsForIt() {
        assertEquals(List.of(), reasons(station()));
    }

    @Test
    void vendorModelPartNumberAndRevisionAreComparedWhole() {
        assertEquals(List.of(Reason.OTHER_MODEL), reasons(with(new StationIdentity("Wall Box Chargers", "pulsar-plus", "CPB1-S-2-4-8", "1"))));
        assertEquals(List.of(Reason.OTHER_MODEL), reasons(with(new StationIdentity("Other", "copper-sb", "CPB1-S-2-4-8", "1"))));
        assertEquals(List.of(Reason.OTHER_PART_NUMBER), reasons(with(new StationIdentity("Wall Box Chargers", "copper-sb", "CPB1-S-2-4", "1"))));
        assertEquals(List.of(Reason.OTHER_HARDWARE), reasons(with(new StationIdentity("Wall Box Chargers", "copper-sb", "CPB1-S-2-4-8", "3"))));
        assertEquals(List.of(Reason.OTHER_HARDWARE), reasons(with(new StationIdentity("Wall Box Chargers", "copper-sb", "CPB1-S-2-4-8", ""))));
    }

    @Test
    void theCounterMayStayButNotFall() {
        assertEquals(List.of(), reasons(facts(3, 1_000, Map.of(), Optional.empty())));
        assertEquals(List.of(Reason.OLDER_COUNTER), reasons(facts(4, 1_000, Map.of(), Optional.empty())));
    }

    @Test
    void platformAndSpaceCount() {
        StationFacts other = new StationFacts(Sets.STATION, 0, "11.0.2", "2.0", "0.9", 999, Map.of(), Optional.empty());
        assertEquals(List.of(Reason.OTHER_JAVA, Reason.OTHER_API, Reason.OTHER_STORAGE, Reason.NO_SPACE), reasons(other));
    }

    @Test
    void whatIsStoredMustBeReadableForwardsAndBackwards() {
        assertEquals(List.of(), reasons(stored(new StateSchema(1, 1, 1))));
        assertEquals(List.of(), reasons(stored(new StateSchema(1, 3, 2))));
        assertEquals(List.of(Reason.UNREADABLE_STATE), reasons(stored(new StateSchema(1, 3, 3))));
        assertEquals(Optional.empty(), new StateSchema(2, 3, 2).cannotFollow(new StateSchema(1, 2, 1)));
        assertEquals(true, new StateSchema(2, 3, 2).cannotFollow(new StateSchema(1, 1, 1)).isPresent());
        assertEquals(true, new StateSchema(1, 3, 3).cannotFollow(new StateSchema(1, 2, 1)).isPresent());
    }

    @Test
    void aStoreThatTheSetDoesNotKnowKeepsWhatItHas() {
        assertEquals(List.of(), reasons(facts(0, 1_000, Map.of("elsewhere", new StateSchema(9, 9, 9)), Optional.empty())));
    }

    @Test
    void aPatchNeedsItsBase() {
        SetDocument patch = Sets.patch(store, "fix-1", set, Sets.bundle(store, "station", Sets.random(2, 100)));
        assertEquals(List.of(), Suitability.refusals(patch, facts(0, 1_000, Map.of(), Optional.of(set))));
        assertEquals(Reason.OTHER_BASE, Suitability.refusals(patch, facts(0, 1_000, Map.of(), Optional.empty())).get(0).reason());
        assertEquals(Reason.OTHER_BASE, Suitability.refusals(patch, facts(0, 1_000, Map.of(), Optional.of(Sets.set(store)))).get(0).reason());
    }

    private List<Reason> reasons(StationFacts station) {
        return Suitability.refusals(set, station).stream().map(Refusal::reason).toList();
    }

    private static StationFacts station() {
        return facts(0, 1_000, Map.of(), Optional.empty());
    }

    private static StationFacts with(StationIdentity identity) {
        return new StationFacts(identity, 0, "17.0.9", "1.0", "1.0", 1_000, Map.of(), Optional.empty());
    }

    private static StationFacts stored(StateSchema schema) {
        return facts(0, 1_000, Map.of("store", schema), Optional.empty());
    }

    private static StationFacts facts(long counter, long free, Map<String, StateSchema> stored, Optional<SetDocument> running) {
        return new StationFacts(Sets.STATION, counter, "17.0.9", "1.0", "1.0", free, stored, running);
    }
}
