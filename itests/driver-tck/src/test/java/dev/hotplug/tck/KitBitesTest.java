package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A driver that breaks its contract does not pass: the kit is run on such drivers, and the rule that is broken has to fail. */
class KitBitesTest {

    /** Null between its runs. */
    private static Sabotage now;

    /** Not run by itself. */
    static class Sabotaged extends DriverTck {
        @Override
        protected DriverBench bench() throws ClassNotFoundException {
            Assumptions.assumeTrue(now != null, "is run by KitBitesTest");
            return new SabotagedBench(new ShippedBench("dev.hotplug.driver.copper.sb.CopperSb", "CPB1-S-2-4-8"), now);
        }
    }

    @ParameterizedTest
    @EnumSource(Sabotage.class)
    void aDriverThatBreaksItsContractFails(Sabotage sabotage) {
        now = sabotage;
        LauncherDiscoveryRequest kit = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Sabotaged.class)).build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(kit, summary);
        now = null;
        Set<String> failed = summary.getSummary().getFailures().stream()
                .map(f -> f.getTestIdentifier().getSource().map(s -> ((MethodSource) s).getMethodName()).orElse(""))
                .collect(Collectors.toSet());
        assertTrue(failed.contains(sabotage.rule()), sabotage + " is not noticed by " + sabotage.rule() + " but by " + failed);
    }
}
