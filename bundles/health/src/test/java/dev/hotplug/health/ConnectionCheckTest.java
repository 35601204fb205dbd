package dev.hotplug.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.ConnectionTrial.Outcome;
import dev.hotplug.settings.ConnectionTrial.Phase;
import dev.hotplug.settings.ConnectionTrial.Progress;
import dev.hotplug.station.TransactionLog;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCheckTest {

    private static final Outcome GIVEN_BACK = new Outcome(false, "wss://new", "5 attempts failed: nobody listens", Instant.EPOCH);

    private static Result check(Phase phase, Map<String, Long> kept) {
        ConnectionCheck check = new ConnectionCheck();
        Progress progress = new Progress(
                phase, Optional.of("wss://new"), Optional.of("the end of the charge"), 2, Optional.of(Instant.EPOCH), Optional.of(GIVEN_BACK));
        check.trial = (ConnectionTrial) Proxy.newProxyInstance(
                ConnectionTrial.class.getClassLoader(), new Class<?>[] {ConnectionTrial.class}, (p, m, a) -> progress);
        check.log = (TransactionLog) Proxy.newProxyInstance(
                TransactionLog.class.getClassLoader(), new Class<?>[] {TransactionLog.class}, (p, m, a) -> kept);
        return check.execute();
    }

    @ParameterizedTest
    @CsvSource({
        "SETTLED, OK, given back at 1970-01-01T00:00:00Z: 5 attempts failed: nobody listens.",
        "WAITING, WARN, this waits for the end of the charge.",
        "TRYING, WARN, 2 attempts failed; until 1970-01-01T00:00:00Z.",
        "RETURNED, WARN, otherwise wss://new has its turn again."
    })
    void itSaysWhereAChangeIs(Phase phase, Status status, String text) {
        Result result = check(phase, Map.of());
        assertEquals(status, result.getStatus());
        assertTrue(result.toString().contains(text), result.toString());
    }

    @Test
    void messagesThatAreKeptForAnotherCentralSystemAreAWarning() {
        Result result = check(Phase.SETTLED, Map.of("old/CP1", 3L));
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(result.toString().contains("3 for old/CP1"), result.toString());
    }

    @Test
    void withoutTheServiceItIsAWarning() {
        assertEquals(Status.WARN, new ConnectionCheck().execute().getStatus());
    }
}
