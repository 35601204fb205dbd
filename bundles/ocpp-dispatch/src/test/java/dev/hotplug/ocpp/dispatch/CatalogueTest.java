package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.ManualTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final ManualTime time = new ManualTime();
    private final Catalogue catalogue = new Catalogue(time::elapsedMillis);

    private static Catalogue.Declared core(String... actions) {
        return new Catalogue.Declared(Set.of("Core"), Set.of(actions), Set.of());
    }

    @Test
    void whatTheBundlesDeclareIsCollectedInOrder() {
        catalogue.put(1, core("Reset", "ClearCache"));
        catalogue.put(2, new Catalogue.Declared(Set.of("Reservation"), Set.of("ReserveNow", "CancelReservation"), Set.of()));
        catalogue.put(3, new Catalogue.Declared(Set.of(), Set.of(), Set.of()));
        assertEquals("[Core, Reservation]", catalogue.featureProfiles().toString());
        assertEquals("[CancelReservation, ClearCache, ReserveNow, Reset]", catalogue.actions().toString());
    }

    @Test
    void anUpdateReplacesWhatTheBundleDeclaredBefore() {
        catalogue.put(1, core("Reset"));
        catalogue.put(1, core("ClearCache"));
        assertEquals(Set.of("ClearCache"), catalogue.actions());
        catalogue.put(1, new Catalogue.Declared(Set.of(), Set.of(), Set.of()));
        assertEquals(Set.of(), catalogue.actions());
    }

    @Test
    void whatAnUninstalledBundleDeclaredStaysFor10Seconds() {
        catalogue.put(1, core("Reset"));
        catalogue.remove(1);
        time.forward(Duration.ofSeconds(10));
        assertEquals(Set.of("Reset"), catalogue.actions());
        time.forward(Duration.ofMillis(1));
        assertEquals(Set.of(), catalogue.actions());
        assertEquals(Set.of(), catalogue.featureProfiles());
    }

    @Test
    void aBundleThatComesBackUnderAnotherNumberLeavesNoGap() {
        catalogue.put(1, core("Reset"));
        catalogue.remove(1);
        catalogue.put(2, core("Reset"));
        time.forward(Duration.ofMinutes(1));
        assertEquals(Set.of("Reset"), catalogue.actions());
    }

    @Test
    void aMessageThatCanBeAskedForStaysSoWhileItsBundleIsBeingSwapped() {
        catalogue.put(1, new Catalogue.Declared(Set.of(), Set.of(), Set.of("MeterValues", "Heartbeat")));
        catalogue.put(2, new Catalogue.Declared(Set.of(), Set.of(), Set.of("FirmwareStatusNotification")));
        catalogue.remove(1);
        assertEquals("[FirmwareStatusNotification, Heartbeat, MeterValues]", catalogue.triggers().toString());
        time.forward(Duration.ofSeconds(11));
        assertEquals("[FirmwareStatusNotification]", catalogue.triggers().toString());
    }
}
