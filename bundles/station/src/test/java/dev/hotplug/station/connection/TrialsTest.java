package dev.hotplug.station.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource.Setup;
import dev.hotplug.settings.ConnectionListener;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Outcome;
import dev.hotplug.settings.ConnectionTrial.Phase;
import dev.hotplug.settings.ConnectionTrial.Registered;
import dev.hotplug.settings.ConnectionTrial.Wish;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.keys.SettingsRegistry;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows({"S20", "S94", "S95", "AuthorizationKey", "SecurityProfile"})
class TrialsTest {

    private static final TrialLimits LIMITS = new TrialLimits(
            Duration.ofSeconds(120), 5, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(10),
            Duration.ofSeconds(300), 3);
    private static final String OLD_URL = "ws://old.example:9000/ocpp";
    private static final String NEW_URL = "wss://new.example/ocpp";
    private static final String OLD_KEY = "A0".repeat(16);
    private static final String NEW_KEY = "B0".repeat(16);

    private ManualTime time = new ManualTime();
    private ManualLoop loop = new ManualLoop(time);
    private MemoryStore store = new MemoryStore();
    private final FakeJournal journal = new FakeJournal();
    private final List<String> told = new ArrayList<>();
    private Optional<String> withheld = Optional.empty();
    private CentralSystem installed = new CentralSystem(true, OLD_URL, "CP1", true);
    private Outlet outlet;
    private Held held = new Held(true, false);
    private Trials trials;

    /** A charge point that is idle and has told everything, unless a test says otherwise. */
    private final class FakeJournal implements Journal {
        boolean idle = true;
        long undelivered;
        int others;
        boolean held;
        final List<String> said = new ArrayList<>();

        @Override
        public boolean idle() {
            return idle;
        }

        @Override
        public long undelivered() {
            return undelivered;
        }

        @Override
        public int others() {
            return others;
        }

        @Override
        public boolean held() {
            return held;
        }

        @Override
        public CompletionStage<Void> hold(String address, Batch batch) {
            said.add("hold " + address);
            held = true;
            return new Commits(store, loop).commit(batch);
        }

        @Override
        public CompletionStage<Void> giveBack(String address, Batch batch) {
            said.add("give back " + address);
            held = false;
            return new Commits(store, loop).commit(batch);
        }

        @Override
        public CompletionStage<Void> move(String address, Batch batch) {
            said.add("move " + address);
            held = false;
            return new Commits(store, loop).commit(batch);
        }
    }

    @BeforeEach
    void start() {
        outlet = null;
        boot();
    }

    private void boot() {
        SettingsRegistry settings = new SettingsRegistry(loop, store, Map.of());
        Optional<Fields> moved = store.document("provisioning", "connection");
        CentralSystem now = moved.map(f -> new CentralSystem(
                        true, f.required("url"), f.required("identity"), true))
                .orElse(installed);
        outlet = new Outlet(settings, now, () -> held, () -> withheld);
        trials = new Trials(
                loop, time, new Commits(store, loop), journal, settings, outlet, LIMITS, event -> event.accept(new Listener()));
        loop.run(trials::start);
    }

    private final class Listener implements ConnectionListener {
        @Override
        public void changed(Outcome outcome) {
            told.add(outcome.kept() ? "kept" : "given back");
        }

        @Override
        public void moved(ConnectionSettings to) {
            told.add("moved to " + to.address());
        }

        @Override
        public void attemptFailed(String endpoint, String kind, String why) {
            told.add(kind);
        }
    }

    /** The process is killed now and started again. */
    private void powerCut() {
        MemoryStore found = store.copy();
        time = new ManualTime();
        loop = new ManualLoop(time);
        store = found;
        boot();
    }

    private Change ask(Wish wish) {
        CompletableFuture<Change> change = new CompletableFuture<>();
        loop.run(() -> trials.ask(wish).thenAccept(change::complete));
        return change.join();
    }

    private void asked(Wish wish) {
        Change change = ask(wish);
        assertEquals(Status.Accepted, change.status(), change.reason());
    }

    private void seconds(int seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    private Setup setup() {
        return outlet.setup();
    }

    private String url() {
        return setup().centralSystem().url();
    }

    private String key() {
        return setup().login().orElseThrow().key();
    }

    private void connected() {
        outlet.connected(setup(), false);
        loop.run();
    }

    private void registered(Registered answer) {
        loop.run(() -> trials.registered(answer));
    }

    private void failed(String kind) {
        outlet.failed(setup(), kind, kind + " happened.");
        loop.run();
    }

    private Phase phase() {
        return trials.progress().phase();
    }

    private Optional<Fields> document(String name) {
        return store.document("connection", name);
    }

    @Test
    void anAddressThatAcceptsTheBootIsKept() {
        asked(Wish.url(NEW_URL));
        assertEquals(OLD_URL, url(), "the answer goes out first");
        seconds(9);
        assertEquals(OLD_URL, url());
        seconds(1);
        assertEquals(NEW_URL, url());
        assertEquals(Phase.TRYING, phase());
        connected();
        seconds(30);
        assertEquals(Phase.TRYING, phase(), "open is not accepted");
        registered(Registered.PENDING);
        assertEquals(Phase.TRYING, phase());
        registered(Registered.ACCEPTED);
        assertEquals(Phase.SETTLED, phase());
        assertEquals(NEW_URL, trials.inForce().url());
        assertEquals(List.of("hold old.example:9000/ocpp/CP1", "move new.example/ocpp/CP1"), journal.said);
        assertEquals(List.of("kept", "moved to new.example/ocpp/CP1"), told);
        powerCut();
        assertEquals(NEW_URL, url());
        assertEquals(Phase.SETTLED, phase());
    }

    @Test
    void theConnectionThatProvedItselfIsNotOpenedAnew() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        Setup tried = setup();
        connected();
        registered(Registered.ACCEPTED);
        assertEquals(tried, setup());
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, answered BootNotification with REJECTED", "PENDING, answered BootNotification with PENDING"})
    void anAddressThatDoesNotAcceptInTimeIsGivenBackAndItIsSaidWhy(Registered answer, String why) {
        asked(Wish.url(NEW_URL));
        seconds(10);
        connected();
        registered(answer);
        seconds(119);
        assertEquals(NEW_URL, url());
        seconds(1);
        assertEquals(OLD_URL, url());
        assertEquals(Phase.RETURNED, phase());
        assertTrue(trials.progress().last().orElseThrow().why().contains(why), () -> trials.progress().toString());
        connected();
        registered(Registered.ACCEPTED);
        assertEquals(Phase.SETTLED, phase());
        assertEquals(Optional.empty(), document("trial"));
        assertEquals(List.of("hold old.example:9000/ocpp/CP1", "give back old.example:9000/ocpp/CP1"), journal.said);
    }

    @Test
    void fiveFailedAttemptsEndTheTrialBeforeItsTime() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        for (int i = 0; i < 4; i++) {
            failed("HTTP_UNAUTHORIZED");
        }
        assertEquals(NEW_URL, url());
        failed("HTTP_UNAUTHORIZED");
        assertEquals(OLD_URL, url());
        assertEquals("5 attempts failed: HTTP_UNAUTHORIZED happened.", trials.progress().last().orElseThrow().why());
    }

    @Test
    void whatThePreviousConnectionSaysDoesNotCount() {
        Setup old = setup();
        asked(Wish.url(NEW_URL));
        seconds(10);
        outlet.connected(old, false);
        registered(Registered.ACCEPTED);
        for (int i = 0; i < 9; i++) {
            outlet.failed(old, "TLS", "x");
        }
        loop.run();
        assertEquals(Phase.TRYING, phase());
    }

    @Test
    void whenTheOldAddressDoesNotWorkEitherBothTakeTurnsUntilOneDoes() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        seconds(120);
        assertEquals(OLD_URL, url());
        seconds(120);
        assertEquals(NEW_URL, url());
        powerCut();
        assertEquals(NEW_URL, url());
        seconds(120);
        assertEquals(OLD_URL, url());
        powerCut();
        seconds(120);
        assertEquals(NEW_URL, url());
        connected();
        registered(Registered.ACCEPTED);
        assertEquals(NEW_URL, trials.inForce().url());
    }

    @Test
    void aRunningChargeIsNotTornApart_howeverLongItLasts() {
        journal.idle = false;
        asked(Wish.url(NEW_URL));
        seconds(24 * 3600);
        assertEquals(OLD_URL, url());
        assertEquals(Optional.of("the end of the charge that runs"), trials.progress().waitingFor());
        journal.idle = true;
        seconds(1);
        assertEquals(NEW_URL, url());
    }

    @Test
    void messagesMayStillGoToTheOldAddressForAWhile_countedWhileNoCarCharges() {
        journal.undelivered = 3;
        asked(Wish.url(NEW_URL));
        seconds(200);
        assertEquals(OLD_URL, url());
        journal.idle = false;
        seconds(1000);
        journal.idle = true;
        seconds(100);
        assertEquals(OLD_URL, url());
        seconds(15);
        assertEquals(NEW_URL, url());
    }

    @Test
    void s94_aNewKeyWaitsForNothingButTheAnswer_andCountsWhenTheConnectionLasts() {
        journal.idle = false;
        asked(Wish.authorizationKey(NEW_KEY));
        assertEquals("", key());
        seconds(1);
        assertEquals(NEW_KEY, key());
        assertEquals(Optional.empty(), store.document("settings", "authorizationkey"), "the old one is in force");
        connected();
        seconds(2);
        assertEquals(Phase.TRYING, phase());
        seconds(1);
        assertEquals(Phase.SETTLED, phase());
        assertEquals(NEW_KEY, store.document("settings", "authorizationkey").orElseThrow().required("value"));
        assertEquals(List.of(), journal.said, "the same central system");
    }

    @Test
    void s94_aCentralSystemThatThrowsTheChargePointOutAtOnceDoesNotCountAsWorking() {
        asked(Wish.authorizationKey(NEW_KEY));
        seconds(1);
        for (int i = 0; i < 5; i++) {
            connected();
            seconds(1);
            failed("CLOSED_BY_CENTRAL_SYSTEM");
        }
        assertEquals("", key());
    }

    @Test
    void s94_bothKeysAreKeptUntilTheNewOneWorked() {
        keyInForce(OLD_KEY);
        asked(Wish.authorizationKey(NEW_KEY));
        seconds(1);
        for (int i = 0; i < 5; i++) {
            failed("HTTP_UNAUTHORIZED");
        }
        assertEquals(OLD_KEY, key());
        assertEquals(Optional.of(NEW_KEY), setup().login().orElseThrow().otherKey());
        connected();
        seconds(3);
        assertEquals(Phase.SETTLED, phase());
        powerCut();
        assertEquals(Optional.of(NEW_KEY), setup().login().orElseThrow().otherKey(), "the operator may change over later");
        outlet.connected(setup(), true);
        loop.run();
        assertEquals(NEW_KEY, key());
        assertEquals(Optional.empty(), setup().login().orElseThrow().otherKey());
        powerCut();
        assertEquals(NEW_KEY, key());
        assertFalse(everything().contains(OLD_KEY), "the old one is gone");
    }

    @Test
    void s95_aProfileFromTwoUpSwitchesThePlainUrlToTls_andBackWhenItFails() {
        keyInForce(OLD_KEY);
        asked(Wish.securityProfile(2));
        seconds(1);
        assertEquals("wss://old.example:9000/ocpp", url());
        assertEquals(2, setup().login().orElseThrow().securityProfile());
        for (int i = 0; i < 5; i++) {
            failed("TLS");
        }
        assertEquals(OLD_URL, url());
        assertEquals(0, setup().login().orElseThrow().securityProfile());
        assertEquals(List.of(), journal.said, "host, port, path and identity are the same: so is the central system");
    }

    @Test
    void s95_addressAndProfileBecomeDurableTogether() {
        keyInForce(OLD_KEY);
        asked(Wish.securityProfile(2));
        seconds(1);
        connected();
        int commits = store.commits();
        seconds(3);
        assertEquals(commits + 1, store.commits());
        assertEquals("2", store.document("settings", "securityprofile").orElseThrow().required("value"));
        assertEquals("wss://old.example:9000/ocpp", store.document("provisioning", "connection").orElseThrow().required("url"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, SecurityProfile can only be raised; it is 0",
        "1, SecurityProfile 1 needs an AuthorizationKey",
        "2, SecurityProfile 2 needs an AuthorizationKey",
        "3, SecurityProfile 3 needs a client certificate and its key",
    })
    void s95_whatAProfileNeedsMustBeThere(int profile, String why) {
        assertEquals(new Change(Status.Rejected, why), ask(Wish.securityProfile(profile)));
        assertEquals(Optional.empty(), document("trial"));
    }

    @Test
    void s95_aTlsProfileIsNotRisenToWithoutARoot() {
        held = new Held(false, true);
        keyInForce(OLD_KEY);
        boot();
        assertEquals("SecurityProfile 2 needs a CentralSystemRootCertificate", ask(Wish.securityProfile(2)).reason());
    }

    @Test
    void s95_aTlsProfileRefusesAPlainUrl() {
        keyInForce(OLD_KEY);
        store.commit(new Batch().put("settings", "securityprofile", Fields.of("name", "SecurityProfile", "value", "2")));
        installed = new CentralSystem(true, "wss://old.example/ocpp", "CP1", true);
        boot();
        assertEquals("SecurityProfile 2 needs a URL that begins with wss://", ask(Wish.url("ws://new.example/ocpp")).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "http://new.example/ocpp, must begin with ws:// or wss://",
        "wss://new.example/ocpp/CP1, must not end with the identity",
        "wss://new.example/o cpp, must not contain spaces",
        "wss:///ocpp, must name a host",
        "wss://new.example:70000/ocpp, must name a host",
        "wss://me:secret@new.example/ocpp, must not hold a user name or password",
        "wss://new.example/ocpp?a=b, must not contain ?",
        "'', must begin with ws:// or wss://",
        "wss://[new.example/ocpp, is not a valid address",
    })
    void badInput_aUrlThatCannotWorkIsRefusedWithItsReason(String url, String why) {
        Change change = ask(Wish.url(url));
        assertEquals(Status.Rejected, change.status());
        assertTrue(change.reason().contains(why), change.reason());
        assertFalse(change.reason().contains("secret"), change.reason());
    }

    @Test
    void aSlashAtTheEndIsDropped() {
        asked(Wish.url("wss://new.example/ocpp//"));
        seconds(10);
        assertEquals("wss://new.example/ocpp/CP1", setup().centralSystem().endpoint().toString());
    }

    @Test
    void wishesThatFollowEachOtherAreTriedTogether() {
        asked(Wish.url(NEW_URL));
        seconds(5);
        asked(Wish.authorizationKey(NEW_KEY));
        seconds(5);
        asked(Wish.securityProfile(2));
        assertEquals(OLD_URL, url());
        seconds(10);
        assertEquals(NEW_URL, url());
        assertEquals(NEW_KEY, key());
        connected();
        registered(Registered.ACCEPTED);
        assertEquals(new ConnectionSettings(NEW_URL, "CP1", 2, NEW_KEY), trials.inForce());
    }

    @Test
    void s20_aCentralSystemThatIsTriedMaySetTheKeyWhilePending() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        connected();
        registered(Registered.PENDING);
        asked(Wish.authorizationKey(NEW_KEY));
        seconds(1);
        assertEquals(NEW_URL, url());
        assertEquals(NEW_KEY, key());
        connected();
        registered(Registered.ACCEPTED);
        assertEquals(new ConnectionSettings(NEW_URL, "CP1", 0, NEW_KEY), trials.inForce());
    }

    @Test
    void aTrialCannotBeProlongedForEver() {
        asked(Wish.url(NEW_URL));
        for (int i = 0; i < Trials.MOST_AMENDMENTS; i++) {
            asked(Wish.authorizationKey(String.format("%032x", i + 1)));
        }
        assertEquals(Status.Rejected, ask(Wish.authorizationKey(NEW_KEY)).status());
    }

    @Test
    void theOldAddressAskedForAgainEndsTheChange() {
        asked(Wish.url(NEW_URL));
        asked(Wish.url(OLD_URL));
        assertEquals(Phase.SETTLED, phase());
        seconds(60);
        assertEquals(OLD_URL, url());
    }

    @Test
    void aChangeCanBeCancelled() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        loop.run(() -> trials.cancel());
        assertEquals(OLD_URL, url());
        assertEquals(Phase.RETURNED, phase());
    }

    @Test
    void aStoreThatFailsRefusesTheWish() {
        store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        Change change = ask(Wish.url(NEW_URL));
        assertEquals(Status.Rejected, change.status());
        assertTrue(change.reason().contains("the disk is full"));
        store.failWith(null);
        asked(Wish.url(NEW_URL));
    }

    @Test
    void successIsStoredBeforeTheOldAddressIsForgotten_alsoWhenTheStoreFailsForAWhile() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        connected();
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        registered(Registered.ACCEPTED);
        assertEquals(OLD_URL, trials.inForce().url());
        store.failWith(null);
        seconds(5);
        assertEquals(NEW_URL, trials.inForce().url());
    }

    @Test
    void withoutAConnectionInForceThereIsNothingToTry() {
        installed = installed.switchedOff();
        boot();
        assertEquals(Status.Rejected, ask(Wish.url(NEW_URL)).status());
    }

    @Test
    void tooManyCentralSystemsWithMessagesKeptForThemAreAReasonToRefuse() {
        journal.others = WishRules.MOST_OTHERS;
        assertEquals(Status.Rejected, ask(Wish.url(NEW_URL)).status());
        asked(Wish.authorizationKey(NEW_KEY));
    }

    @Test
    void startsOfTheProcessWithinOneTrialAreBounded() {
        asked(Wish.url(NEW_URL));
        seconds(10);
        powerCut();
        assertEquals(NEW_URL, url());
        seconds(60);
        powerCut();
        assertEquals(NEW_URL, url());
        powerCut();
        assertEquals(OLD_URL, url());
        assertTrue(trials.progress().last().orElseThrow().why().contains("started 3 times"));
    }

    @Test
    void nothingShownHoldsAKey() {
        keyInForce(OLD_KEY);
        asked(Wish.authorizationKey(NEW_KEY));
        seconds(1);
        String shown = trials.progress() + " " + trials.inForce() + " " + setup() + " " + Wish.authorizationKey(NEW_KEY)
                + " " + new TrialMemory(store).candidate();
        assertFalse(shown.contains(NEW_KEY) || shown.contains(OLD_KEY), shown);
    }

    /** Kills at every commit of random stories: what is in force is whole, and one of the two sets. */
    @Test
    void s94_s95_killedAtAnyInstantWhatIsInForceIsOneOfTheTwoSetsAndWhole() {
        ConnectionSettings before = new ConnectionSettings(OLD_URL, "CP1", 0, OLD_KEY);
        ConnectionSettings after = new ConnectionSettings(NEW_URL, "CP1", 2, NEW_KEY);
        int kept = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            time = new ManualTime();
            loop = new ManualLoop(time);
            store = new MemoryStore();
            journal.held = false;
            keyInForce(OLD_KEY);
            Wish all = new Wish(Optional.of(NEW_URL), Optional.empty(), OptionalInt.of(2), Optional.of(NEW_KEY));
            asked(all);
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> seconds(random.nextInt(20));
                    case 1 -> seconds(random.nextInt(150));
                    case 2 -> {
                        connected();
                        seconds(random.nextInt(4));
                    }
                    case 3 -> registered(Registered.values()[random.nextInt(3)]);
                    case 4 -> failed("TLS");
                    default -> powerCut();
                }
                assertTrue(trials.inForce().equals(before) || trials.inForce().equals(after), "seed " + seed + " " + trials.inForce());
                ConnectionSettings used = new ConnectionSettings(
                        url(), "CP1", setup().login().orElseThrow().securityProfile(), key());
                assertTrue(used.equals(before) || used.equals(after), "seed " + seed + " uses " + used);
            }
            kept += trials.inForce().equals(after) ? 1 : 0;
        }
        assertTrue(kept > 50 && kept < 450, "both ends are reached: " + kept);
    }

    private void keyInForce(String key) {
        store.commit(new Batch().put("settings", "authorizationkey", Fields.of("name", "AuthorizationKey", "value", key)));
        boot();
    }

    private String everything() {
        return store.documents("connection") + " " + store.documents("settings") + " " + store.documents("provisioning");
    }
}
