package dev.hotplug.station.chargepoint;

import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.keys.StoredValueFixture;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person in front of the charger may order: a restart, and the settings of the factory. */
class MaintenanceStoriesTest {

    private static final ConnectorId ONE = new ConnectorId(1);

    private final Bench bench = Bench.online();

    private void store(Batch batch) {
        bench.await(() -> bench.store.commit(batch));
    }

    private boolean stored(String namespace, String name) {
        return bench.store.document(namespace, name).isPresent();
    }

    @Test
    void aRestartEndsTheChargeAndTellsWhoWantedIt() {
        bench.charging();
        bench.station.upkeep().restart("the page");
        bench.advance(20);
        assertEquals(Reason.SoftReset, bench.stops().get(0).reason());
        assertEquals(List.of("SoftReset was asked for by the page"), bench.restarts);
    }

    @Test
    void theFactorysSettingsAreThereAfterTheRestart() {
        store(StoredValueFixture.changed("HeartbeatInterval", "5", "60", new Batch()));
        store(StoredValueFixture.changed("BlinkRepeat", "3", null, new Batch()));
        store(StoredValueFixture.changed("AuthorizationKey", "00", null, new Batch()));
        bench.await(() -> bench.station.limit("test", ONE, LimitPlan.of(9_000)));
        bench.await(() -> bench.station.changeAvailability(ONE, false));
        bench.station.upkeep().came(batch -> batch.delete("other", "list"));
        store(new Batch().put("other", "list", Fields.of("a", "b")));
        assertEquals(CommandStatus.Accepted, bench.await(() -> bench.station.upkeep().restoreFactorySettings("the page")));
        assertTrue(stored("station", "restore"), "the wish is durable before it is answered");
        bench.advance(20);
        assertEquals(List.of("SoftReset was asked for by the page"), bench.restarts);
        assertEquals("60", bench.store.document("settings", "heartbeatinterval").orElseThrow().required("value"));
        assertFalse(stored("settings", "blinkrepeat"));
        assertTrue(stored("settings", "authorizationkey"), "the way to the central system stays");
        assertEquals(Map.of(), bench.store.documents("station-limits"));
        assertFalse(stored("station", "availability"));
        assertFalse(stored("other", "list"));
        assertFalse(stored("station", "restore"));
    }

    @Test
    void whatTheCentralSystemHasNotBeenToldIsKept() {
        bench.charging().charge(3).tap(ANNA);
        int events = bench.log().size();
        bench.await(() -> bench.station.upkeep().restoreFactorySettings("the page"));
        bench.advance(20);
        assertEquals(events, bench.log().size());
        assertTrue(events > 0);
    }

    @Test
    void aProcessThatWasKilledInBetweenIsMadeUpForByTheNext() {
        bench.await(() -> bench.station.limit("test", ONE, LimitPlan.of(9_000)));
        bench.await(() -> bench.station.upkeep().restoreFactorySettings("the page"));
        Bench next = bench.afterKill();
        assertTrue(next.restarts.isEmpty());
        next.advance(30);
        assertEquals(List.of("SoftReset was asked for by the page"), next.restarts);
        assertEquals(Map.of(), next.store.documents("station-limits"));
        Bench third = next.afterKill().advance(30);
        assertTrue(third.restarts.isEmpty(), "once");
    }

    @Test
    void aWishThatCannotBeStoredIsRejectedAndNothingHappens() {
        bench.plug(1, Pilot.C).tap(ANNA);
        ((MemoryStore) bench.store).failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertEquals(CommandStatus.Rejected, bench.await(() -> bench.station.upkeep().restoreFactorySettings("the page")));
        ((MemoryStore) bench.store).failWith(null);
        bench.loop.advance(Duration.ofSeconds(20));
        assertTrue(bench.restarts.isEmpty());
    }
}
