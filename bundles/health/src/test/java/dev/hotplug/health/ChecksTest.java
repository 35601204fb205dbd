package dev.hotplug.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.Registration;
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
    void aWarningNamesTheStepThatFailedAndTheTimeOfTheNextTry() {
        LinkStatus status = new LinkStatus(
                Step.WAITING, Optional.empty(), 2, Optional.empty(), Optional.empty(), Optional.of(Instant.ofEpochSecond(90)),
                Optional.of(new Failure(Kind.DNS, "No such name.", Instant.EPOCH)));

        String text = check(status).toString();

        assertTrue(text.contains("DNS: No such name. The next try begins at 1970-01-01T00:01:30Z."), text);
    }

    @ParameterizedTest
    @CsvSource({"Accepted,OK", "Pending,WARN", "Rejected,WARN", "Unknown,WARN"})
    void onAnOpenLinkTheRegistrationCounts_4_2(Registration.State state, Status status) {
        assertEquals(status, registration(Step.OPEN, state).getStatus());
        assertEquals(Status.OK, registration(Step.WAITING, state).getStatus());
    }

    @Test
    void pendingNamesTheTimeOfTheNextTry_4_2() {
        String text = registration(Step.OPEN, Registration.State.Pending).toString();

        assertTrue(text.contains("Pending") && text.contains("1970-01-01T00:01:00Z"), text);
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

    private static Result registration(Step step, Registration.State state) {
        RegistrationCheck check = new RegistrationCheck();
        check.link = link(status(step, Optional.empty()));
        check.registration = new Registration() {
            @Override
            public State state() {
                return state;
            }

            @Override
            public Optional<Instant> nextTry() {
                return Optional.of(Instant.ofEpochSecond(60));
            }

            @Override
            public void set(State next, Optional<Instant> nextTry) {
                // not here
            }
        };
        return check.execute();
    }

    private static Result link(Step step, Optional<Failure> failure) {
        return check(status(step, failure));
    }

    private static Result check(LinkStatus status) {
        LinkCheck check = new LinkCheck();
        check.link = link(status);
        return check.execute();
    }

    private static LinkStatus status(Step step, Optional<Failure> failure) {
        return new LinkStatus(step, Optional.empty(), 1, Optional.empty(), Optional.empty(), Optional.empty(), failure);
    }

    private static FrameLink link(LinkStatus status) {
        return new FrameLink() {
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
    }
}
