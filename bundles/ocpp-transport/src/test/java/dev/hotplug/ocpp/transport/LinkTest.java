package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.link.LinkStatus.Step;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource.Login;
import dev.hotplug.settings.CentralSystemSource.Setup;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import dev.hotplug.testkit.RecordedEvents;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Limits LIMITS = new Limits(
            4096, 65_536, 32_768, 4, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60),
            Duration.ofSeconds(3), Duration.ofSeconds(300), Duration.ofSeconds(30));
    private static final String OLD_KEY = "A0".repeat(16);
    private static final String NEW_KEY = "B0".repeat(16);

    private final ManualTime time = new ManualTime();
    private final ManualLoop turns = new ManualLoop(time);
    private final FakeSockets sockets = new FakeSockets(time);
    private final List<String> heard = new ArrayList<>();
    private final Outcomes outcomes = new Outcomes() {
        @Override
        public void connected(Plan.Connect to, boolean otherKey) {
            heard.add(to.number() + (otherKey ? " connected with the other key" : " connected"));
        }

        @Override
        public void failed(Plan.Connect to, Explanation why) {
            heard.add(to.number() + " failed " + why.kind());
        }
    };
    private final RecordingSink sink = new RecordingSink();
    private final RecordedEvents events = new RecordedEvents();
    private Link link = link();

    private Link link() {
        BackOff backOff = new BackOff(LIMITS.retryFirst(), LIMITS.retryMax(), () -> 1);
        return new Link(new ManualTurns(turns), time, sockets, backOff, LIMITS, outcomes, events, Runnable::run, new NoFace());
    }

    private void follow(String url, String key) {
        follow(url, key, Optional.of(sink));
    }

    private void follow(String url, String key, Optional<FrameSink> into) {
        CentralSystem centralSystem = new CentralSystem(true, url, "CP1", true);
        turns.run(() -> link.follow(Plan.of(Optional.of(centralSystem), 0, key, false), into));
    }

    private void follow(String url, String key, Optional<String> otherKey, long number) {
        CentralSystem centralSystem = new CentralSystem(true, url, "CP1", true);
        Login login = new Login(0, key, otherKey);
        turns.run(() -> link.follow(
                Plan.of(Optional.of(new Setup(number, centralSystem, Optional.of(login))), login, false), Optional.of(sink)));
    }

    private void openUp() {
        sockets.last().open();
        turns.run();
    }

    private void failWith(Throwable failure) {
        sockets.last().events.failed(failure);
        turns.run();
    }

    private static UpgradeException http(int status) {
        return new UpgradeException(URI.create("ws://cs/CP1"), status, "HTTP " + status);
    }

    private void seconds(long seconds) {
        turns.advance(Duration.ofSeconds(seconds));
    }

    private void untilTheNextAttempt() {
        turns.advance(Duration.between(time.now(), link.status().nextTry().orElseThrow()));
    }

    private Kind failure() {
        return link.status().failure().orElseThrow().kind();
    }

    @Test
    void withoutACentralSystemItIsOffAndSaysWhy() {
        turns.run(() -> link.follow(Plan.of(Optional.of(CentralSystem.NONE), 0, "", false), Optional.of(sink)));
        assertEquals(Step.OFF, link.status().step());
        assertEquals("No connection: OCPP is switched off.", link.status().failure().orElseThrow().text());
        assertTrue(sockets.all.isEmpty());
    }

    @Test
    void withoutADispatcherItStaysOff() {
        follow("ws://cs", "", Optional.empty());
        assertEquals(Step.OFF, link.status().step());
        assertEquals(Optional.of("ws://cs/CP1"), link.status().endpoint());
        assertTrue(sockets.all.isEmpty());
        follow("ws://cs", "");
        assertEquals(Step.CONNECTING, link.status().step());
    }

    @Test
    void trap7_framesPassOnlyOnceTheSessionIsOpenAndTheDispatcherKnows() {
        follow("ws://cs", "");
        assertFalse(link.send("early"));
        assertEquals(0, sockets.last().reads);
        openUp();
        assertEquals("open", sink.next());
        assertEquals(1, sockets.last().reads);
        assertTrue(link.send("frame"));
        assertEquals(List.of("frame"), sockets.last().sent);
    }

    @Test
    void whatBelongsToAnEndedConnectionNeverGoesOutOverTheNextOne() {
        List<FrameLink> given = new ArrayList<>();
        follow("ws://cs", "", Optional.of(new RecordingSink() {
            @Override
            public void onOpen(FrameLink opened) {
                given.add(opened);
            }
        }));
        openUp();
        assertTrue(given.get(0).send("first"));
        failWith(new IOException("broken"));
        assertFalse(given.get(0).send("too late"));
        untilTheNextAttempt();
        openUp();
        assertFalse(given.get(0).send("an answer to the first connection"));
        assertTrue(given.get(1).send("second"));
        assertEquals(List.of("second"), sockets.last().sent);
        assertEquals(List.of("first"), sockets.all.get(0).sent);
    }

    @Test
    void theNextMessageIsReadOnlyAfterTheDispatcherTookTheOneBefore() {
        follow("ws://cs", "");
        openUp();
        sockets.last().events.received(new Sockets.Incoming.Text("[2]"));
        sockets.last().events.received(new Sockets.Incoming.Oversized("[2", 4096));
        assertEquals(List.of("open", "text [2]", "oversized 4096 [2"), sink.all());
        assertEquals(3, sockets.last().reads);
    }

    @Test
    void aDispatcherThatFailsDoesNotStopTheReading() {
        FrameSink broken = new RecordingSink() {
            @Override
            public void onText(String frame) {
                throw new IllegalStateException("broken");
            }
        };
        follow("ws://cs", "", Optional.of(broken));
        openUp();
        sockets.last().events.received(new Sockets.Incoming.Text("[2]"));
        assertEquals(2, sockets.last().reads);
    }

    @Test
    void theStatusTellsTheWholeStory() {
        follow("ws://cs:9000", "");
        LinkStatus connecting = link.status();
        assertEquals(Step.CONNECTING, connecting.step());
        assertEquals(1, connecting.attempt());
        failWith(new ConnectException("Connection refused"));
        LinkStatus waiting = link.status();
        assertEquals(Step.WAITING, waiting.step());
        assertEquals(2, waiting.attempt());
        assertEquals(Optional.of(time.now().plusSeconds(3)), waiting.nextTry());
        assertEquals(Kind.REFUSED, failure());
        seconds(3);
        assertEquals(Step.CONNECTING, link.status().step());
        openUp();
        LinkStatus open = link.status();
        assertEquals(Step.OPEN, open.step());
        assertEquals(Optional.of(time.now()), open.openSince());
        assertEquals(Optional.of(time.now()), open.lastPong());
        assertEquals(Kind.REFUSED, failure());
        seconds(30);
        assertEquals(Optional.empty(), link.status().failure());
        assertEquals(1, link.status().attempt());
    }

    @Test
    void momentsAreRedatedOnceTheClockIsKnown() {
        follow("ws://cs", "");
        openUp();
        time.correct(time.now().plusSeconds(86_400));
        assertEquals(Optional.of(time.now()), link.status().openSince());
    }

    @Test
    @Shows("S1")
    void statement1_withoutTheSubProtocolItClosesAndBacksOff() {
        follow("ws://cs", "");
        sockets.last().open("");
        turns.run();
        assertEquals(List.of("close 1002"), sockets.last().done);
        assertEquals(Kind.SUB_PROTOCOL, failure());
        assertEquals(Step.WAITING, link.status().step());
        assertTrue(sink.all().isEmpty());
        seconds(3);
        assertEquals(2, sockets.all.size());
        assertTrue(sockets.all.get(0).done.contains("abort"));
    }

    @Test
    @Shows("S2")
    void statement2_failuresLeadToGrowingWaits() {
        follow("ws://cs", "");
        int[] waits = {3, 6, 12, 24, 48, 96, 192, 300, 300};
        for (int wait : waits) {
            failWith(http(503));
            assertEquals(Kind.HTTP_SERVER_ERROR, failure());
            int before = sockets.all.size();
            seconds(wait - 1);
            assertEquals(before, sockets.all.size());
            seconds(1);
            assertEquals(before + 1, sockets.all.size());
        }
    }

    @Test
    @Shows("S2")
    void statement2_aServerThatAcceptsAndClosesAtOnceIsNotStormed() {
        follow("ws://cs", "");
        for (int i = 0; i < 8; i++) {
            openUp();
            sockets.last().closedByOther(1008, "go away");
            turns.run();
            untilTheNextAttempt();
        }
        assertEquals(9, link.status().attempt());
        assertEquals(Kind.CLOSED_BY_CENTRAL_SYSTEM, failure());
        assertTrue(link.status().failure().orElseThrow().text().contains("1008: go away"));
    }

    @Test
    void aConnectionThatLastedStartsTheWaitsAnew() {
        follow("ws://cs", "");
        failWith(http(500));
        seconds(3);
        openUp();
        seconds(31);
        sockets.last().closedByOther(1006, null);
        turns.run();
        assertEquals(Kind.LINK_LOST, failure());
        assertEquals(Optional.of(time.now().plusSeconds(3)), link.status().nextTry());
    }

    @Test
    void anAttemptThatHangsIsGivenUp() {
        follow("ws://cs", "");
        seconds(30);
        assertEquals(List.of("abort"), sockets.last().done);
        assertEquals(Kind.TIMEOUT, failure());
        assertEquals(Step.WAITING, link.status().step());
    }

    @Test
    @Shows("S12")
    void statement12_aMissingPongAbortsAndReconnectsEvenWhenNoCloseIsEverAnswered() {
        link.pingInterval(Duration.ofSeconds(50));
        follow("ws://cs", "");
        openUp();
        FakeSockets.FakeSocket halfOpen = sockets.last();
        halfOpen.answersPings = false;
        seconds(79);
        assertEquals(List.of("ping"), halfOpen.done);
        seconds(1);
        assertEquals(List.of("ping", "abort"), halfOpen.done);
        assertEquals(Kind.NO_PONG, failure());
        assertEquals("close " + link.status().failure().orElseThrow().text(), sink.all().get(1));
        assertEquals(Optional.of(time.now().minusSeconds(80)), link.status().lastPong());
        assertFalse(link.send("lost"));
        seconds(6);
        assertEquals(2, sockets.all.size());
    }

    @Test
    @Shows("S12")
    void statement12_pongsKeepTheConnection() {
        link.pingInterval(Duration.ofSeconds(50));
        follow("ws://cs", "");
        openUp();
        seconds(505);
        assertEquals(10, sockets.last().done.size());
        assertEquals(Step.OPEN, link.status().step());
    }

    @Test
    @Shows({"WebSocketPingInterval", "S12"})
    void statement12_webSocketPingIntervalTakesEffectOnTheRunningConnection() {
        follow("ws://cs", "");
        openUp();
        seconds(1_000);
        assertTrue(sockets.last().done.isEmpty());
        turns.run(() -> link.pingInterval(Duration.ofSeconds(2_000)));
        seconds(999);
        assertTrue(sockets.last().done.isEmpty());
        turns.run(() -> link.pingInterval(Duration.ofSeconds(10)));
        assertEquals(List.of("ping"), sockets.last().done);
        seconds(20);
        assertEquals(3, sockets.last().done.size());
        turns.run(() -> link.pingInterval(Duration.ZERO));
        seconds(1_000);
        assertEquals(3, sockets.last().done.size());
    }

    @Test
    void aCentralSystemThatDoesNotReadIsNoticedWithoutPings() {
        follow("ws://cs", "");
        openUp();
        sockets.last().writingSince = java.util.OptionalLong.of(time.elapsedMillis());
        seconds(60);
        assertEquals(List.of("abort"), sockets.last().done);
        assertEquals(Kind.LINK_LOST, failure());
    }

    @Test
    void tooMuchToSendCountsAsStuck() {
        follow("ws://cs", "");
        openUp();
        sockets.last().events.overfull();
        sockets.last().events.overfull();
        turns.run();
        assertEquals(List.of("abort"), sockets.last().done);
        assertEquals(Kind.LINK_LOST, failure());
        assertEquals(2, link.status().attempt());
    }

    @Test
    void anotherCentralSystemClosesTheSocketAndOpensTheOther() {
        follow("ws://one", "");
        openUp();
        follow("ws://two", "");
        assertEquals(List.of("close 1000"), sockets.all.get(0).done);
        assertEquals("ws://two/CP1", sockets.last().target.endpoint().toString());
        openUp();
        assertEquals(List.of("open", "close the settings or the message layer of the charge point changed", "open"), sink.all());
        seconds(2);
        assertEquals(List.of("close 1000", "abort"), sockets.all.get(0).done);
    }

    @Test
    @Shows("SecurityProfile")
    void aHigherSecurityProfileIsANewConnection() {
        CentralSystem centralSystem = new CentralSystem(true, "wss://cs", "CP1", true);
        turns.run(() -> link.follow(Plan.of(Optional.of(centralSystem), 1, NEW_KEY, false), Optional.of(sink)));
        openUp();
        turns.run(() -> link.follow(Plan.of(Optional.of(centralSystem), 2, NEW_KEY, false), Optional.of(sink)));
        assertEquals(2, sockets.all.size());
    }

    @Test
    void aSwappedDispatcherGetsANewSocket() {
        follow("ws://cs", "");
        openUp();
        follow("ws://cs", "", Optional.empty());
        assertEquals(Step.OFF, link.status().step());
        RecordingSink other = new RecordingSink();
        follow("ws://cs", "", Optional.of(other));
        openUp();
        assertEquals(List.of("open"), other.all());
        assertEquals(2, sockets.all.size());
    }

    @Test
    void theSameSettingsAgainChangeNothing() {
        follow("ws://cs", "");
        openUp();
        follow("ws://cs", "");
        assertEquals(1, sockets.all.size());
        assertEquals(Step.OPEN, link.status().step());
    }

    @Test
    void whatAnAbandonedSocketStillSaysIsIgnored() {
        follow("ws://one", "");
        openUp();
        follow("ws://two", "");
        sockets.all.get(0).closedByOther(1000, "bye");
        sockets.all.get(0).events.received(new Sockets.Incoming.Text("late"));
        turns.run();
        assertEquals(Step.CONNECTING, link.status().step());
        assertFalse(sink.all().contains("text late"));
        assertEquals(2, sockets.all.get(0).reads);
    }

    @Test
    void reconnectClosesAndComesBackSoon() {
        follow("ws://cs", "");
        openUp();
        seconds(31);
        turns.run(() -> link.reconnect("the dispatcher asked"));
        assertEquals(List.of("close 1000"), sockets.last().done);
        assertEquals(Step.WAITING, link.status().step());
        seconds(1);
        assertEquals(2, sockets.all.size());
    }

    @Test
    void reconnectAgainAndAgainBacksOff() {
        follow("ws://cs", "");
        for (int i = 0; i < 5; i++) {
            openUp();
            turns.run(() -> link.reconnect("again"));
            untilTheNextAttempt();
        }
        assertEquals(6, link.status().attempt());
    }

    @Test
    void statement94_aRefusedKeyAlternatesWithTheOtherOneThatWasAskedFor() {
        follow("ws://cs", OLD_KEY, Optional.of(NEW_KEY), 7);
        assertEquals(header(OLD_KEY), sockets.last().target.authorization());
        failWith(http(401));
        assertTrue(link.status().failure().orElseThrow().text().contains("tried in turn"));
        seconds(3);
        assertEquals(header(NEW_KEY), sockets.last().target.authorization());
        failWith(http(401));
        seconds(6);
        assertEquals(header(OLD_KEY), sockets.last().target.authorization());
        failWith(new ConnectException("Connection refused"));
        seconds(12);
        assertEquals(header(OLD_KEY), sockets.last().target.authorization(), "only a refused key is a reason for the other");
        failWith(http(401));
        seconds(24);
        openUp();
        assertEquals(Kind.HTTP_UNAUTHORIZED, failure());
        assertTrue(link.status().failure().orElseThrow().text().contains("the other one"));
        assertEquals(
                List.of("7 failed HTTP_UNAUTHORIZED", "7 failed HTTP_UNAUTHORIZED", "7 failed REFUSED",
                        "7 failed HTTP_UNAUTHORIZED", "7 connected with the other key"),
                heard);
    }

    @Test
    void whatWasSaidOverOneConnectionNeverGoesOverTheNext() {
        follow("ws://one", "");
        openUp();
        FrameLink one = sink.opened.get(0);
        assertTrue(one.send("1"));
        follow("ws://two", "");
        openUp();
        assertFalse(one.send("2"), "this connection is gone");
        assertTrue(sink.opened.get(1).send("3"));
    }

    @Test
    void stopClosesWith1001AndTellsTheDispatcher() {
        follow("ws://cs", "");
        openUp();
        turns.run(() -> link.stop());
        assertEquals(List.of("close 1001"), sockets.last().done);
        assertEquals(List.of("open", "close the charge point's transport stops"), sink.all());
        seconds(600);
        assertEquals(1, sockets.all.size());
        assertEquals(0, turns.pendingTimers());
    }

    @Test
    void anIoErrorWithoutANameIsStillExplained() {
        follow("ws://cs", "");
        failWith(new IOException("strange"));
        assertEquals(Kind.OTHER, failure());
    }

    private static Optional<String> header(String key) {
        return Optional.of(BasicAuthorization.header("CP1", key));
    }

    /** What the sink gets to send with; not used here. */
    private static final class NoFace implements FrameLink {
        @Override
        public boolean send(String frame) {
            return false;
        }

        @Override
        public void reconnect(String why) {}

        @Override
        public LinkStatus status() {
            throw new UnsupportedOperationException();
        }
    }
}
