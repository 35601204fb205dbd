package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp16.core.Authorize;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AuthorizeCallsTest {

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final AuthorizeCalls authorize = new AuthorizeCalls(central);

    private CompletableFuture<Optional<IdTagInfo>> ask() {
        return authorize.authorize(new IdTag("aBcD")).toCompletableFuture();
    }

    @Test
    @Shows("Authorize")
    void s25TheTagIsAskedAboutAsItWasPresented() {
        central.connect();
        central.accept();
        CompletableFuture<Optional<IdTagInfo>> answer = ask();
        assertEquals("aBcD", ((Authorize.Req) central.last().request()).idTag().value());
        assertFalse(answer.isDone());
        IdTagInfo info = IdTagInfo.of(AuthorizationStatus.Blocked);
        central.answer(new Authorize.Conf(info));
        assertEquals(Optional.of(info), answer.join());
    }

    @Test
    void offlineAndNotAcceptedAreToldAtOnce() {
        assertEquals(Optional.empty(), ask().join());
        central.connect();
        assertEquals(Optional.empty(), ask().join());
        assertEquals(0, central.sent.size());
    }

    @Test
    void silenceAndALostLinkAreNoAnswer() {
        central.connect();
        central.accept();
        CompletableFuture<Optional<IdTagInfo>> silence = ask();
        central.timeOut();
        assertEquals(Optional.empty(), silence.join());
        CompletableFuture<Optional<IdTagInfo>> lost = ask();
        central.disconnect();
        assertEquals(Optional.empty(), lost.join());
    }

    @Test
    void anErrorIsAnAnswerThatItFailed() {
        central.connect();
        central.accept();
        CompletableFuture<Optional<IdTagInfo>> error = ask();
        central.refuse();
        assertTrue(error.isCompletedExceptionally());
    }
}
