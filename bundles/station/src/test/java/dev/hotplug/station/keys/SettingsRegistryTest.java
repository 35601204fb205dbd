package dev.hotplug.station.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.settings.SettingsOwner;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsRegistryTest {

    private static final Setting INTERVAL = Setting.integer("HeartbeatInterval", 3600, 0, 86_400, "Seconds.");
    private static final Setting SECRET = Setting.text("AuthorizationKey", "", 40, "Hex digits.").writeOnly();
    private static final Setting COUNT = Setting.readOnly("NumberOfConnectors", () -> "1", "How many.");
    private static final Setting SLOW = Setting.integer("SlowKey", 1, 0, 9, "Needs a restart.").needingReboot();
    private static final Setting PROFILE = Setting.integer("SecurityProfile", 0, 0, 3, "Can only rise.")
            .withChangeRule((present, proposed) -> Integer.parseInt(proposed) > Integer.parseInt(present)
                    ? Verdict.of(proposed)
                    : Verdict.refused("can only rise"));

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final MemoryStore store = new MemoryStore();
    private final Owner core = new Owner(INTERVAL, SECRET, COUNT, SLOW, PROFILE);
    private SettingsRegistry registry;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    // ---- where a value comes from

    @Test
    void withoutAnyOtherAKeyHasItsDefault() {
        join(core);
        assertEquals(Optional.of("3600"), registry.value("HeartbeatInterval"));
    }

    @Test
    void configurationBeatsTheDefaultAndProvisioningTheConfigurationAndAChangeProvisioning() {
        start(Map.of("HeartbeatInterval", "100"));
        join(core);
        assertEquals("100", registry.text(INTERVAL));
        loop.run(() -> registry.adopt(List.of(new StoredValue("HeartbeatInterval", "200", StoredValue.Source.PROVISIONING))));
        assertEquals("200", registry.text(INTERVAL));
        change("HeartbeatInterval", "300");
        assertEquals("300", registry.text(INTERVAL));
    }

    @Test
    void aChangeRemembersWhatTheProvisioningFileHadSaidHoweverOftenItIsChanged() {
        join(core);
        loop.run(() -> registry.adopt(List.of(new StoredValue("HeartbeatInterval", "200", StoredValue.Source.PROVISIONING))));
        change("HeartbeatInterval", "300");
        change("HeartbeatInterval", "400");
        Fields stored = store.document("settings", "heartbeatinterval").orElseThrow();
        assertEquals(Optional.of("200"), stored.text("factory"));
        Batch batch = new Batch();
        StoredValues.restore(store, batch);
        store.commit(batch);
        start(Map.of());
        assertEquals("200", registry.text(INTERVAL));
    }

    @Test
    void anOwnerReadsItsOwnStoredValueBeforeItIsRegistered() {
        join(core);
        change("HeartbeatInterval", "60");
        start(Map.of("HeartbeatInterval", 100));
        assertEquals(60, registry.integer(INTERVAL));
        assertEquals(Optional.empty(), registry.value("HeartbeatInterval"));
    }

    @Test
    void aStoredValueThatTheRuleNoLongerAcceptsIsNotUsedButKept() {
        join(core);
        change("HeartbeatInterval", "80000");
        start(Map.of("HeartbeatInterval", "100"));
        Setting narrower = Setting.integer("HeartbeatInterval", 30, 0, 1000, "Seconds.");
        join(new Owner(narrower));
        assertEquals("100", registry.text(narrower));
        assertEquals("80000", registry.text(INTERVAL));
    }

    @Test
    void aConfiguredValueThatTheRuleRefusesIsNotUsed() {
        start(Map.of("HeartbeatInterval", "often"));
        assertEquals("3600", registry.text(INTERVAL));
    }

    @Test
    void aDamagedDocumentCostsThatKeyAlone() {
        store.commit(new Batch()
                .put("settings", "heartbeatinterval", Fields.of("name", "HeartbeatInterval"))
                .put("settings", "slowkey", Fields.of("name", "SlowKey", "value", "7", "source", "change")));
        start(Map.of());
        assertEquals("3600", registry.text(INTERVAL));
        assertEquals("7", registry.text(SLOW));
    }

    @Test
    void propertiesOfTheContainerAreNoKeysAndAListIsACommaSeparatedText() {
        Setting list = Setting.text("List", "", 100, "A list.");
        start(Map.of("service.pid", "dev.hotplug.settings", "component.id", 7L, "Set.target", "(x=y)", "List", new String[] {"a", "b"}));
        assertEquals("a,b", registry.text(list));
        assertEquals(Map.of("list", new Values.Configured("List", "a,b")),
                ConfiguredValues.of(Map.of("service.pid", "x", "component.name", "y", "Set.target", "z", "List", new String[] {"a", "b"})));
    }

    // ---- names and disclosure

    @Test
    @Shows("S74")
    void statement74_namesAreComparedWithoutCaseAndKeepTheirOwnersSpelling() {
        join(core);
        assertEquals("HeartbeatInterval", registry.find("HEARTBEATINTERVAL").orElseThrow().name());
        assertEquals(Status.Accepted, change("heartbeatinterval", "5").status());
        assertEquals(List.of("HeartbeatInterval=5"), core.heard);
        assertEquals("HeartbeatInterval", store.document("settings", "heartbeatinterval").orElseThrow().required("name"));
    }

    @Test
    @Shows("S75")
    void statement75_aWriteOnlyValueIsNeverDisclosed() {
        join(core);
        change("AuthorizationKey", "00112233445566778899");
        assertEquals(Optional.empty(), registry.find("AuthorizationKey").orElseThrow().value());
        assertEquals(Optional.empty(), registry.value("AuthorizationKey"));
        assertEquals("00112233445566778899", registry.text(SECRET));
        assertFalse(registry.all().toString().contains("0011"));
        assertFalse(registry.stored("AuthorizationKey").orElseThrow().toString().contains("0011"));
    }

    @Test
    void allKeysAreListedByName() {
        join(core);
        join(new Owner(Setting.bool("authEnabled", true, "Whether.")));
        assertEquals(
                List.of("authEnabled", "AuthorizationKey", "HeartbeatInterval", "NumberOfConnectors", "SecurityProfile", "SlowKey"),
                registry.all().stream().map(Settings.View::name).toList());
    }

    // ---- changes

    @Test
    @Shows("S74")
    void statement74_unknownIsNotSupportedAndReadOnlyOrOutOfRangeIsRejectedWithAReason() {
        join(core);
        assertEquals(new Change(Status.NotSupported, "there is no key Nothing"), change("Nothing", "1"));
        assertEquals(new Change(Status.Rejected, "NumberOfConnectors is read-only"), change("NumberOfConnectors", "2"));
        assertEquals(new Change(Status.Rejected, "HeartbeatInterval must be from 0 to 86400"), change("HeartbeatInterval", "-1"));
        assertEquals(Status.Rejected, change("AuthorizationKey", "x".repeat(501)).status());
        assertEquals(0, store.commits());
        assertEquals(List.of(), core.heard);
    }

    @Test
    @Shows("S74")
    void statement74_aChangeIsDurableBeforeItIsEffectiveAndEffectiveBeforeItIsAnswered() {
        join(core);
        store.hold();
        CompletableFuture<Change> outcome = ask("HeartbeatInterval", " 60 ");
        outcome.thenRun(() -> core.heard.add("answered"));
        assertEquals("3600", registry.text(INTERVAL));
        store.release();
        assertEquals("3600", registry.text(INTERVAL));
        loop.run();
        assertEquals("60", registry.text(INTERVAL));
        assertEquals(List.of("HeartbeatInterval=60", "answered"), core.heard);
        assertEquals(new Change(Status.Accepted, ""), outcome.join());
    }

    @Test
    void aFailedCommitIsRejectedWithItsReasonAndChangesNothing() {
        join(core);
        store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        assertEquals(
                new Change(Status.Rejected, "HeartbeatInterval could not be stored: the disk is full"),
                change("HeartbeatInterval", "60"));
        assertEquals("3600", registry.text(INTERVAL));
        assertEquals(List.of(), core.heard);
    }

    @Test
    @Shows("S74")
    void statement74_aKeyThatNeedsARestartIsStoredButNotMadeEffective() {
        join(core);
        assertEquals(Status.RebootRequired, change("SlowKey", "2").status());
        assertEquals(List.of(), core.heard);
        assertEquals("2", registry.text(SLOW));
    }

    @Test
    void theSameValueAgainIsAcceptedWithoutAWrite() {
        join(core);
        change("HeartbeatInterval", "60");
        int commits = store.commits();
        assertEquals(Status.Accepted, change("HeartbeatInterval", "060").status());
        assertEquals(commits, store.commits());
        assertEquals(List.of("HeartbeatInterval=60"), core.heard);
    }

    @Test
    void statement95_aChangeIsJudgedByWhatTheOneBeforeItLeft() {
        join(core);
        store.hold();
        CompletableFuture<Change> two = ask("SecurityProfile", "2");
        CompletableFuture<Change> one = ask("SecurityProfile", "1");
        store.release();
        loop.run();
        assertEquals(Status.Accepted, two.join().status());
        assertEquals(new Change(Status.Rejected, "SecurityProfile can only rise"), one.join());
        assertEquals("2", registry.text(PROFILE));
    }

    @Test
    void theChangeRuleIsNotAskedForProvisionedOrConfiguredValues() {
        start(Map.of("SecurityProfile", "2"));
        join(core);
        assertEquals("2", registry.text(PROFILE));
        loop.run(() -> registry.adopt(List.of(new StoredValue("SecurityProfile", "1", StoredValue.Source.PROVISIONING))));
        assertEquals("1", registry.text(PROFILE));
    }

    @Test
    void anOwnerThatFailsToTakeAValueDoesNotLoseIt() {
        SettingsOwner broken = new SettingsOwner() {
            @Override
            public List<Setting> settings() {
                return List.of(INTERVAL);
            }

            @Override
            public void changed(String name, String value) {
                throw new IllegalStateException("expected by the test");
            }
        };
        registry.add(broken, "dev.hotplug.broken");
        loop.run();
        assertEquals(Status.Accepted, change("HeartbeatInterval", "60").status());
        assertEquals("60", registry.text(INTERVAL));
    }

    @Test
    void aRuleThatFailsFailsThatChangeAndNoOther() {
        Setting failing = Setting.text("Failing", "", 9, "Fails.").withChangeRule((present, proposed) -> {
            throw new IllegalStateException("expected by the test");
        });
        join(core);
        join(new Owner(failing));
        assertTrue(ask("Failing", "x").isCompletedExceptionally());
        assertEquals(Status.Accepted, change("HeartbeatInterval", "60").status());
    }

    // ---- owners come and go

    @Test
    void ofTwoOwnersOfOneKeyTheFirstHasItAndTheSecondFollowsWhenItLeaves() {
        Owner second = new Owner(Setting.integer("heartbeatINTERVAL", 5, 0, 10, "Another."));
        join(core);
        join(second);
        assertEquals("HeartbeatInterval", registry.find("HeartbeatInterval").orElseThrow().name());
        change("HeartbeatInterval", "9");
        assertEquals(List.of(), second.heard);
        registry.remove(core);
        assertEquals("heartbeatINTERVAL", registry.find("HeartbeatInterval").orElseThrow().name());
        assertEquals(Optional.of("9"), registry.value("HeartbeatInterval"));
    }

    @Test
    void keysOfAnOwnerThatLeftStayReadableForTenSecondsAndNoLonger() {
        join(core);
        change("HeartbeatInterval", "60");
        registry.remove(core);
        loop.advance(Duration.ofMillis(Settings.GAP_MILLIS - 1));
        assertEquals(Optional.of("60"), registry.value("HeartbeatInterval"));
        assertEquals(5, registry.all().size());
        loop.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), registry.value("HeartbeatInterval"));
        assertEquals(List.of(), registry.all());
        assertEquals(Status.NotSupported, change("HeartbeatInterval", "61").status());
    }

    @Test
    void whileTheOwnerIsAwayItsCodeIsNotCalled() {
        boolean[] gone = {false};
        Setting watched = Setting.readOnly("Watched", () -> {
            assertFalse(gone[0]);
            return "1";
        }, "Watched.");
        Owner owner = new Owner(watched);
        join(owner);
        registry.remove(owner);
        gone[0] = true;
        assertEquals(Optional.of("1"), registry.value("Watched"));
        assertEquals(1, registry.all().size());
    }

    @Test
    void theStoredValueWaitsForAnOwnerThatComesBackLate() {
        join(core);
        change("HeartbeatInterval", "60");
        registry.remove(core);
        loop.advance(Duration.ofMinutes(5));
        join(new Owner(INTERVAL));
        assertEquals(Optional.of("60"), registry.value("HeartbeatInterval"));
    }

    @Test
    void aSecondSwapBeginsItsOwnTenSeconds() {
        join(core);
        registry.remove(core);
        loop.advance(Duration.ofSeconds(6));
        join(core);
        registry.remove(core);
        loop.advance(Duration.ofSeconds(6));
        assertTrue(registry.find("HeartbeatInterval").isPresent());
        loop.advance(Duration.ofSeconds(4));
        assertFalse(registry.find("HeartbeatInterval").isPresent());
        assertEquals(0, loop.pendingTimers());
    }

    @Test
    void aChangeDuringTheGapWaitsForTheNewOwner() {
        join(core);
        registry.remove(core);
        CompletableFuture<Change> outcome = ask("HeartbeatInterval", "60");
        loop.advance(Duration.ofSeconds(9));
        assertFalse(outcome.isDone());
        Owner next = new Owner(INTERVAL);
        join(next);
        assertEquals(Status.Accepted, outcome.join().status());
        assertEquals(List.of("HeartbeatInterval=60"), next.heard);
        assertEquals(List.of(), core.heard);
    }

    @Test
    void aChangeDuringAGapThatDoesNotEndIsNotSupported() {
        join(core);
        registry.remove(core);
        CompletableFuture<Change> outcome = ask("HeartbeatInterval", "60");
        loop.advance(Duration.ofSeconds(10));
        assertEquals(Status.NotSupported, outcome.join().status());
        assertEquals(0, store.commits());
    }

    @Test
    void aChangeThatWaitsDoesNotHoldUpTheOtherKeys() {
        Owner other = new Owner(Setting.bool("AuthEnabled", true, "Whether."));
        join(core);
        join(other);
        store.hold();
        CompletableFuture<Change> underWay = ask("AuthEnabled", "false");
        CompletableFuture<Change> queued = ask("HeartbeatInterval", "60");
        registry.remove(core);
        store.release();
        loop.run();
        assertEquals(Status.Accepted, underWay.join().status());
        assertFalse(queued.isDone());
        assertEquals(Status.Accepted, change("AuthEnabled", "true").status());
        join(core);
        assertEquals(Status.Accepted, queued.join().status());
    }

    @Test
    void aChangeThatBecomesDurableInTheGapIsToldToTheNewOwner() {
        join(core);
        store.hold();
        CompletableFuture<Change> outcome = ask("HeartbeatInterval", "60");
        registry.remove(core);
        store.release();
        loop.run();
        assertEquals(Status.Accepted, outcome.join().status());
        Owner next = new Owner(INTERVAL);
        join(next);
        assertEquals(List.of("HeartbeatInterval=60"), next.heard);
    }

    // ---- configuration at run time

    @Test
    void aNewConfigurationIsAppliedLiveToTheKeysThatItReallyChanges() {
        start(Map.of("HeartbeatInterval", "100", "SlowKey", "3"));
        join(core);
        change("SlowKey", "4");
        registry.configure(Map.of("HeartbeatInterval", "200", "SlowKey", "5"));
        loop.run();
        assertEquals(List.of("HeartbeatInterval=200"), core.heard);
        registry.configure(Map.of());
        loop.run();
        assertEquals(List.of("HeartbeatInterval=200", "HeartbeatInterval=3600"), core.heard);
        assertEquals("4", registry.text(SLOW));
    }

    @Test
    void aConfigurationThatChangesInTheGapIsToldToTheNewOwner() {
        join(core);
        registry.remove(core);
        registry.configure(Map.of("HeartbeatInterval", "200"));
        loop.run();
        Owner next = new Owner(INTERVAL);
        join(next);
        assertEquals(List.of("HeartbeatInterval=200"), next.heard);
    }

    @Test
    void deactivationLeavesNoTimer() {
        join(core);
        registry.remove(core);
        registry.deactivate();
        assertEquals(0, loop.pendingTimers());
    }

    private void start(Map<String, Object> properties) {
        registry = new SettingsRegistry(loop, store, properties);
    }

    private void join(Owner owner) {
        registry.add(owner, "dev.hotplug.owner");
        loop.run();
    }

    private CompletableFuture<Change> ask(String name, String value) {
        List<CompletableFuture<Change>> outcome = new ArrayList<>();
        loop.run(() -> outcome.add(registry.change(name, value).toCompletableFuture()));
        return outcome.get(0);
    }

    private Change change(String name, String value) {
        CompletableFuture<Change> outcome = ask(name, value);
        assertTrue(outcome.isDone());
        return outcome.join();
    }

    /** An owner that remembers what it heard. */
    private static final class Owner implements SettingsOwner {

        private final List<Setting> settings;
        private final List<String> heard = new ArrayList<>();

        Owner(Setting... settings) {
            this.settings = List.of(settings);
        }

        @Override
        public List<Setting> settings() {
            return settings;
        }

        @Override
        public void changed(String name, String value) {
            heard.add(name + "=" + value);
        }
    }
}
