package dev.hotplug.station.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionTrial.Phase;
import dev.hotplug.settings.ConnectionTrial.Wish;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.keys.SettingsRegistry;
import dev.hotplug.store.Batch;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a technician sets up in front of the charge point. */
class OnSiteTest {

    private static final TrialLimits LIMITS = new TrialLimits(
            Duration.ofSeconds(120), 5, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(300), 3);
    private static final String URL = "ws://cs.example:9000/ocpp";
    private static final String KEY = "A0".repeat(16);

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final List<String> said = new ArrayList<>();
    private final MemoryStore store = new MemoryStore();
    private boolean idle = true;
    private boolean held;
    private Optional<String> withheld = Optional.empty();
    private Outlet outlet;
    private Trials trials;

    private final class FakeJournal implements Journal {
        @Override
        public boolean idle() {
            return idle;
        }

        @Override
        public long undelivered() {
            return 0;
        }

        @Override
        public int others() {
            return 0;
        }

        @Override
        public boolean held() {
            return held;
        }

        @Override
        public CompletionStage<Void> hold(String address, Batch batch) {
            held = true;
            return say("hold " + address, batch);
        }

        @Override
        public CompletionStage<Void> giveBack(String address, Batch batch) {
            held = false;
            return say("give back " + address, batch);
        }

        @Override
        public CompletionStage<Void> move(String address, Batch batch) {
            held = false;
            return say("move " + address, batch);
        }

        private CompletionStage<Void> say(String what, Batch batch) {
            said.add(what);
            return new Commits(store, loop).commit(batch);
        }
    }

    @BeforeEach
    void start() {
        boot(CentralSystem.NONE);
    }

    private void boot(CentralSystem installed) {
        SettingsRegistry settings = new SettingsRegistry(loop, store, Map.of());
        outlet = new Outlet(settings, installed, () -> new Held(false, false), () -> withheld);
        trials = new Trials(loop, new ManualTime(), new Commits(store, loop), new FakeJournal(), settings, outlet, LIMITS, event -> {});
        loop.run(trials::start);
    }

    private Change setUp(CentralSystem wanted, int profile, String key) {
        CompletableFuture<Change> change = new CompletableFuture<>();
        loop.run(() -> trials.setUp(wanted, profile, Optional.of(key).filter(k -> !k.isEmpty())).thenAccept(change::complete));
        return change.join();
    }

    private Change setUp(String url, String identity) {
        return setUp(new CentralSystem(true, url, identity, true), 0, "");
    }

    private String stored(String field) {
        return store.document("provisioning", "connection").map(f -> f.required(field)).orElse("");
    }

    @Test
    void theFirstSetUpIsUsedAtOnceAndGetsWhatWasLoggedBefore() {
        assertEquals(Status.Accepted, setUp(URL + "/", " CP1 ").status());
        assertEquals(new CentralSystem(true, URL, "CP1", true), outlet.setup().centralSystem());
        assertEquals(List.of("move cs.example:9000/ocpp/CP1"), said);
        assertEquals("true " + URL, stored("enabled") + " " + stored("url"));
    }

    @Test
    void switchedOffAndOnAgainNothingIsLost() {
        setUp(URL, "CP1");
        assertEquals(Status.Accepted, setUp(new CentralSystem(false, URL, "CP1", true), 0, "").status());
        assertEquals(Optional.of("OCPP is switched off"), outlet.centralSystem().offBecause());
        assertEquals("false", stored("enabled"));
        setUp(URL, "CP1");
        assertEquals(Optional.empty(), outlet.centralSystem().offBecause());
        assertEquals(1, said.size(), said.toString());
    }

    @Test
    void whileOcppIsOnAnotherAddressIsAWish() {
        setUp(URL, "CP1");
        assertEquals(Status.Accepted, setUp("ws://other.example/ocpp", "CP1").status());
        assertEquals(Phase.WAITING, trials.progress().phase());
        assertEquals(URL, outlet.setup().centralSystem().url());
    }

    @Test
    void switchingOffEndsAChangeThatIsUnderWay() {
        setUp(URL, "CP1");
        setUp("ws://other.example/ocpp", "CP1");
        loop.advance(Duration.ofSeconds(11));
        assertEquals(Phase.TRYING, trials.progress().phase());
        assertEquals(Status.Accepted, setUp(new CentralSystem(false, URL, "CP1", true), 0, "").status());
        assertEquals(Phase.SETTLED, trials.progress().phase());
        assertEquals("give back cs.example:9000/ocpp/CP1", said.get(said.size() - 1));
        assertTrue(store.document("connection", "trial").isEmpty());
    }

    @Test
    void whatWasLoggedForTheAddressBeforeStaysThere() {
        setUp(URL, "CP1");
        setUp(new CentralSystem(false, URL, "CP1", true), 0, "");
        said.clear();
        assertEquals(Status.Accepted, setUp("ws://other.example/ocpp", "CP9").status());
        assertEquals(List.of("hold cs.example:9000/ocpp/CP1", "move other.example/ocpp/CP9"), said);
    }

    @Test
    void aChargeIsNotTornApart() {
        setUp(URL, "CP1");
        setUp(new CentralSystem(false, URL, "CP1", true), 0, "");
        idle = false;
        assertEquals(Status.Rejected, setUp("ws://other.example/ocpp", "CP1").status());
        assertEquals(Status.Accepted, setUp(URL, "CP1").status());
    }

    @Test
    void aLowerProfileNeedsOcppToBeOff() {
        CentralSystem on = new CentralSystem(true, URL, "CP1", true);
        setUp(on, 1, KEY);
        assertEquals(1, outlet.setup().login().orElseThrow().securityProfile());
        assertEquals(Status.Rejected, setUp(on, 0, "").status());
        setUp(on.switchedOff(), 1, "");
        assertEquals(Status.Accepted, setUp(on, 0, "").status());
        assertEquals(0, outlet.setup().login().orElseThrow().securityProfile());
        assertEquals(KEY, outlet.setup().login().orElseThrow().key());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://cs.example | CP1 | true  | 0 |        | must begin with ws:// or wss://",
        "ws://cs.example/CP1 | CP1 | true | 0 |       | must not end with the identity",
        "ws://cs.example   | CP1 | false | 0 |        | the terms and conditions are not accepted",
        "''                | ''  | true  | 0 |        | the URL of the central system is not set",
        "ws://cs.example   | CP1 | true  | 1 |        | needs an AuthorizationKey",
        "ws://cs.example   | CP1 | true  | 2 | " + "A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0 | needs a URL that begins with wss://",
        "wss://cs.example  | CP1 | true  | 3 |        | needs a client certificate",
        "ws://cs.example   | CP1 | true  | 4 |        | must be from 0 to 3",
        "ws://cs.example   | CP1 | true  | 0 | short  | hexadecimal digits"
    })
    void badInput_whatCannotWorkIsRefusedAndNothingChanges(
            String url, String identity, boolean terms, int profile, String key, String why) {
        Change change = setUp(new CentralSystem(true, url, identity, terms), profile, key == null ? "" : key);
        assertEquals(Status.Rejected, change.status());
        assertTrue(change.reason().contains(why), change.reason());
        assertEquals(CentralSystem.NONE, outlet.centralSystem());
        assertTrue(store.documents("provisioning").isEmpty());
    }

    @Test
    void aChargerWithoutOcppStaysWithoutIt() {
        withheld = Optional.of("the part number has none");
        assertTrue(setUp(URL, "CP1").reason().contains("the part number has none"));
    }

    @Test
    void whatCannotBeStoredIsNotInForce() {
        store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        Change change = setUp(URL, "CP1");
        assertEquals(Status.Rejected, change.status());
        assertTrue(change.reason().contains("the disk is full"), change.reason());
        assertEquals(CentralSystem.NONE, outlet.centralSystem());
    }

    @Test
    void aWishStillNeedsAConnectionToReturnTo() {
        CompletableFuture<Change> change = new CompletableFuture<>();
        loop.run(() -> trials.ask(Wish.url(URL)).thenAccept(change::complete));
        assertEquals(Status.Rejected, change.join().status());
    }
}
