package dev.hotplug.wallbox.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows("chargingALimitConn1")
class LimitKeysTest {

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final List<String> obeyed = new ArrayList<>();
    private final MemorySettings settings = new MemorySettings();
    private CommandStatus answer = CommandStatus.Accepted;
    private final LimitKeys keys = new LimitKeys(loop, settings, station(), model(6_000, 16_000, 32_000));

    LimitKeysTest() {
        settings.add(keys);
    }

    private static Capabilities model(int least, int... most) {
        List<Capabilities.Connector> connectors = new ArrayList<>();
        for (int i = 0; i < most.length; i++) {
            connectors.add(new Capabilities.Connector(
                    new ConnectorId(i + 1), true, false, 3, false, least, most[i], 230, true, true));
        }
        return new Capabilities(connectors, true, false);
    }

    private Station station() {
        return (Station) Proxy.newProxyInstance(Station.class.getClassLoader(), new Class<?>[] {Station.class}, (p, m, a) -> {
            obeyed.add(a[0] + " " + a[1] + " " + (a[2].equals(LimitPlan.NONE)
                    ? "none" : ((LimitPlan) a[2]).steps().get(0).milliampere().getAsInt()));
            return CompletableFuture.completedFuture(answer);
        });
    }

    private Status change(String key, String value) {
        return settings.change(key, value).toCompletableFuture().join().status();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "6, 6000", "10, 10000", "15, 15000", "16, none"})
    void theLimitIsLeftWithTheStation_theLargestValueIsNone(String value, String limit) {
        assertEquals(Status.Accepted, change("chargingALimitConn1", value));
        assertEquals(List.of("vendor-limit 1 " + limit), obeyed);
        assertEquals(Optional.of(value), settings.value("CHARGINGALIMITCONN1"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1", "5", "17", "32", "6.5", "''", "99999999999", "x"})
    void badInput_otherValuesAreRefused(String value) {
        assertEquals(Status.Rejected, change("chargingALimitConn1", value));
        assertEquals(List.of(), obeyed);
    }

    @Test
    void eachConnectorHasItsOwn() {
        assertEquals(Status.Accepted, change("chargingALimitConn2", "32"));
        assertEquals(Status.Accepted, change("chargingALimitConn2", "31"));
        assertEquals(List.of("vendor-limit 2 none", "vendor-limit 2 31000"), obeyed);
        assertEquals(Optional.of("16"), settings.value("chargingALimitConn1"));
    }

    @Test
    void whatIsSetHoldsFromTheStart_asSoonAsTheStationKnowsTheConnector() {
        settings.set("chargingALimitConn1", "8").set("chargingALimitConn2", "9");
        answer = CommandStatus.Rejected;
        loop.run(keys::obeyAll);
        obeyed.clear();
        answer = CommandStatus.Accepted;
        loop.advance(Duration.ofSeconds(1));
        obeyed.sort(null);
        assertEquals(List.of("vendor-limit 1 8000", "vendor-limit 2 9000"), obeyed);
        loop.advance(Duration.ofMinutes(1));
        assertEquals(2, obeyed.size());
    }

    @Test
    void afterItsEndNothingIsTriedAgain() {
        answer = CommandStatus.Rejected;
        loop.run(keys::obeyAll);
        loop.run(keys::close);
        obeyed.clear();
        loop.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), obeyed);
    }
}
