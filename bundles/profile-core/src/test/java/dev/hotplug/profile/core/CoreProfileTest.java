package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.settings.Setting;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoreProfileTest {

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemorySettings settings = new MemorySettings();

    @Test
    void theManifestDeclaresExactlyWhatTheHandlersAnswer() {
        List<ActionHandler<?, ?>> handlers = List.of(
                new ChangeAvailabilityHandler(station),
                new ChangeConfigurationHandler(settings),
                new ClearCacheHandler(station),
                new DataTransferHandler(station),
                new GetConfigurationHandler(settings),
                new RemoteStartTransactionHandler(central, station, settings),
                new RemoteStopTransactionHandler(central, station),
                new ResetHandler(loop, station, settings),
                new UnlockConnectorHandler(station));
        assertEquals(
                List.of(CoreActions.ANSWERED.split(",")), handlers.stream().map(h -> h.operation().action()).toList());
    }

    @Test
    void supportedFeatureProfilesFollowTheBundleSet() {
        TreeSet<String> profiles = new TreeSet<>(List.of("Core"));
        settings.add(new SupportedFeatureProfiles(new ProfileCatalogue() {
            @Override
            public SortedSet<String> featureProfiles() {
                return profiles;
            }

            @Override
            public SortedSet<String> actions() {
                return new TreeSet<>();
            }

            @Override
            public SortedSet<String> triggers() {
                return new TreeSet<>();
            }
        }));
        assertEquals("Core", settings.value("SupportedFeatureProfiles").orElseThrow());
        profiles.add("SmartCharging");
        assertEquals("Core,SmartCharging", settings.value("supportedfeatureprofiles").orElseThrow());
        assertEquals("6", settings.value("SupportedFeatureProfilesMaxLength").orElseThrow());
    }

    @Test
    void everyKeyRefusesValuesOutOfItsRange() {
        List<Setting> keys = List.of(
                HeartbeatSender.INTERVAL,
                StatusNotifier.MINIMUM_DURATION,
                TransactionDelivery.ATTEMPTS,
                TransactionDelivery.RETRY_INTERVAL,
                ResetHandler.RETRIES,
                RemoteStartTransactionHandler.AUTHORIZE);
        for (Setting key : keys) {
            for (String wrong : List.of("-1", "100000", "", "1.5", "often")) {
                assertEquals(true, key.rule().judge(wrong).refusal().isPresent(), key.name() + "=" + wrong);
            }
            String own = key.defaultValue().get();
            assertEquals(own, key.rule().judge(own).value().orElseThrow(), key.name());
        }
    }
}
