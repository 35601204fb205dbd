package dev.hotplug.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Failure;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.link.LinkStatus.Step;
import dev.hotplug.store.Store;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    @ParameterizedTest
    @CsvSource({"OPEN,OK", "OFF,OK", "CONNECTING,WARN", "WAITING,WARN"})
    void aLinkThatIsDownIsAWarning(Step step, Status status) {
        assertEquals(status, link(step, Optional.empty()).getStatus());
    }

    @Test
    void aWarningGivesTheReason() {
        Result result = link(Step.WAITING, Optional.of(new Failure(Kind.REFUSED, "Nobody listens on port 9000.", Instant.EPOCH)));

        assertTrue(result.toString().contains("Nobody listens on port 9000."), result.toString());
    }

    @Test
    void noLinkAtAllIsAWarning() {
        assertEquals(Status.WARN, new LinkCheck().execute().getStatus());
    }

    @Test
    void withoutStoreOrDriverTheChargerCannotWork() {
        assertEquals(Status.CRITICAL, new StoreCheck().execute().getStatus());
        assertEquals(Status.CRITICAL, new DriverCheck().execute().getStatus());
    }

    @Test
    void theStoreHasToAnswer() {
        assertEquals(Status.OK, store(CompletableFuture.completedFuture(List.of())).getStatus());
        assertEquals(Status.CRITICAL, store(CompletableFuture.failedFuture(new IllegalStateException("torn"))).getStatus());
    }

    private static Result store(CompletableFuture<?> answer) {
        StoreCheck check = new StoreCheck();
        check.store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> answer);
        return check.execute();
    }

    private static Result link(Step step, Optional<Failure> failure) {
        LinkStatus status = new LinkStatus(step, Optional.empty(), 1, Optional.empty(), Optional.empty(), Optional.empty(), failure);
        LinkCheck check = new LinkCheck();
        check.link = new FrameLink() {
            @Override
            public boolean send(String frame) {
                return false;
            }

            @Override
            public void reconnect(String why) {
                // not here
            }

            @Override
            public LinkStatus status() {
                return status;
            }
        };
        return check.execute();
    }
}
