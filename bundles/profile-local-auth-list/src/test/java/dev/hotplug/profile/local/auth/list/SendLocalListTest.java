package dev.hotplug.profile.local.auth.list;

import static dev.hotplug.profile.local.auth.list.Bench.accepted;
import static dev.hotplug.profile.local.auth.list.Bench.entry;
import static dev.hotplug.profile.local.auth.list.Bench.removal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp16.localauthlist.SendLocalList;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.AuthorizationData;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateStatus;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateType;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendLocalListTest {

    private Bench bench = new Bench();

    /** Statement 34: a refusal changes nothing, neither entries nor version. */
    private void refused(UpdateStatus status, Supplier<UpdateStatus> call) {
        Map<String, Fields> rows = bench.rows();
        int version = bench.version();
        int commits = bench.store.commits();
        assertEquals(status, call.get());
        assertEquals(rows, bench.rows());
        assertEquals(version, bench.version());
        assertEquals(commits, bench.store.commits());
    }

    @Test
    @Shows({"SendLocalList", "S34"})
    void s34_full_replacesTheWholeList() {
        assertEquals(UpdateStatus.Accepted, bench.full(7, accepted("A"), accepted("B")));
        assertEquals(UpdateStatus.Accepted, bench.full(8, entry("B", AuthorizationStatus.Blocked), accepted("C")));
        assertEquals(
                Map.of("b", Fields.of("status", "Blocked"), "c", Fields.of("status", "Accepted")), bench.rows());
        assertEquals(8, bench.version());
    }

    @Test
    @Shows({"SendLocalList", "S34"})
    void s34_full_mayHaveALowerVersionThanTheListThatIsThere() {
        bench.full(8, accepted("A"));
        assertEquals(UpdateStatus.Accepted, bench.full(2, accepted("B")));
        assertEquals(2, bench.version());
        assertEquals(Set.of("b"), bench.rows().keySet());
    }

    @Test
    @Shows({"SendLocalList", "S34", "S35"})
    void s34_emptyFull_clearsTheList_andItsVersionIs0() {
        bench.full(5, accepted("A"));
        assertEquals(UpdateStatus.Accepted, bench.full(6));
        assertEquals(Map.of(), bench.rows());
        assertEquals(0, bench.version());
        assertEquals(UpdateStatus.Accepted, bench.differential(1, accepted("B")), "an empty list has version 0");
        assertEquals(1, bench.version());
    }

    @Test
    void entries_areStoredAsTheStationReadsThem() {
        Instant expiry = Instant.parse("2027-01-01T00:00:00Z");
        IdTagInfo info = new IdTagInfo(Optional.of(expiry), Optional.of(new IdTag("Fleet 1")), AuthorizationStatus.Expired);
        bench.full(1, new AuthorizationData(new IdTag("04aBC"), Optional.of(info)), accepted("Ärger=\n"));
        assertEquals(
                Map.of(
                        "04abc", Fields.of("status", "Expired", "expiry", "2027-01-01T00:00:00Z", "parent", "Fleet 1"),
                        new IdTag("Ärger=\n").key(), Fields.of("status", "Accepted")),
                bench.rows());
    }

    @Test
    @Shows({"SendLocalList", "S34"})
    void s34_differential_addsUpdatesAndDeletes() {
        bench.full(1, accepted("A"), accepted("B"), accepted("C"));
        assertEquals(
                UpdateStatus.Accepted,
                bench.differential(2, entry("a", AuthorizationStatus.Blocked), removal("B"), accepted("D"), removal("X")));
        assertEquals(
                Map.of(
                        "a", Fields.of("status", "Blocked"),
                        "c", Fields.of("status", "Accepted"),
                        "d", Fields.of("status", "Accepted")),
                bench.rows());
        assertEquals(2, bench.version());
    }

    @Test
    @Shows({"SendLocalList", "S34", "S35"})
    void s34_differential_thatDeletesTheLastEntry_leavesAnEmptyListOfVersion0() {
        bench.full(1, accepted("A"));
        assertEquals(UpdateStatus.Accepted, bench.differential(2, removal("A")));
        assertEquals(0, bench.version());
    }

    @Test
    void differentialWithoutEntries_hasNoEffectOnTheList_butGivesItTheVersion() {
        bench.full(1, accepted("A"));
        assertEquals(UpdateStatus.Accepted, bench.differential(9));
        assertEquals(Set.of("a"), bench.rows().keySet());
        assertEquals(9, bench.version());
    }

    @Test
    @Shows({"SendLocalList", "S34", "TC_043_2"})
    void s34_differential_ofTheSameOrAnOlderVersion_isAVersionMismatch() {
        bench.full(5, accepted("A"));
        for (int version : new int[] {5, 4, 1, 0, -1}) {
            refused(UpdateStatus.VersionMismatch, () -> bench.differential(version, accepted("B")));
        }
    }

    @Test
    @Shows({"SendLocalList", "S34"})
    void s34_versionsBelow1_areIllegal() {
        bench.full(5, accepted("A"));
        for (int version : new int[] {0, -1, Integer.MIN_VALUE}) {
            refused(UpdateStatus.Failed, () -> bench.full(version, accepted("B")));
        }
    }

    @Test
    @Shows({"SendLocalList", "S34", "TC_043_3"})
    void fullEntryWithoutIdTagInfo_failsTheWholeList() {
        bench.full(1, accepted("A"));
        refused(UpdateStatus.Failed, () -> bench.full(2, accepted("B"), removal("C")));
    }

    @Test
    @Shows({"SendLocalList", "S34", "TC_043_3"})
    void sameIdTagTwice_failsTheWholeList_alsoInAnotherCase() {
        bench.full(1, accepted("A"));
        refused(UpdateStatus.Failed, () -> bench.full(2, accepted("b"), accepted("C"), accepted("B")));
        refused(UpdateStatus.Failed, () -> bench.differential(2, accepted("B"), removal("b")));
    }

    @Test
    @Shows({"SendLocalListMaxLength", "S34"})
    void s34_moreThanSendLocalListMaxLength_failsTheWholeList() {
        bench.full(1, accepted("A"));
        AuthorizationData[] many = accepted(0, LocalListKeys.SEND_MAX_LENGTH + 1);
        refused(UpdateStatus.Failed, () -> bench.full(2, many));
        refused(UpdateStatus.Failed, () -> bench.differential(2, many));
    }

    @Test
    @Shows({"LocalAuthListMaxLength", "S34"})
    void s34_localAuthListMaxLength_isReachedAndNotPassed() {
        int max = LocalListKeys.MAX_LENGTH;
        assertEquals(UpdateStatus.Accepted, bench.full(1, accepted(0, max - 2)));
        assertEquals(UpdateStatus.Accepted, bench.differential(2, accepted(max - 2, 2)));
        assertEquals(max, bench.store.size("local-list"));
        refused(UpdateStatus.Failed, () -> bench.differential(3, accepted("ONE MORE")));
        refused(UpdateStatus.Failed, () -> bench.differential(3, accepted("ONE MORE"), removal("UNKNOWN")));
        assertEquals(UpdateStatus.Accepted, bench.differential(3, accepted("ONE MORE"), removal("CARD7")));
        assertEquals(UpdateStatus.Accepted, bench.differential(4, entry("card8", AuthorizationStatus.Blocked)));
        assertEquals(max, bench.store.size("local-list"));
    }

    @Test
    void otherLengthsMayBeConfigured() {
        bench = new Bench(new LocalListKeys(new LocalListKeys.Lengths(3, 2)));
        assertEquals(List.of("3", "2"), Stream.of("LocalAuthListMaxLength", "SendLocalListMaxLength")
                .map(key -> bench.settings.value(key).orElseThrow()).toList());
        refused(UpdateStatus.Failed, () -> bench.full(1, accepted(0, 3)));
        assertEquals(UpdateStatus.Accepted, bench.full(1, accepted(0, 2)));
        refused(UpdateStatus.Failed, () -> bench.differential(2, accepted(2, 2)));
        assertEquals(UpdateStatus.Accepted, bench.differential(2, accepted(2, 1)));
    }

    @Test
    void aListThatIsLongerThanWhatIsConfiguredNow_canBeChangedAndShortened_notGrow() {
        bench.full(1, accepted(0, 5));
        bench = bench.after(new LocalListKeys(new LocalListKeys.Lengths(3, 9)));
        assertEquals(UpdateStatus.Accepted, bench.differential(2, entry("CARD1", AuthorizationStatus.Blocked)));
        assertEquals(UpdateStatus.Accepted, bench.differential(3, removal("CARD2")));
        refused(UpdateStatus.Failed, () -> bench.differential(4, accepted("NEW")));
        refused(UpdateStatus.Failed, () -> bench.full(4, accepted(0, 4)));
    }

    @Test
    @Shows({"LocalAuthListEnabled", "TC_043_1"})
    void localAuthListEnabledFalse_listsAreNotSupported_andTheOneThatIsThereIsKept() {
        bench.full(5, accepted("A"));
        bench.settings.set("LocalAuthListEnabled", "false");
        refused(UpdateStatus.NotSupported, () -> bench.full(6, accepted("B")));
        bench.settings.set("LocalAuthListEnabled", "true");
        assertEquals(5, bench.version());
        assertEquals(Set.of("a"), bench.rows().keySet());
    }

    @Test
    void theAnswerWaitsUntilTheListIsDurable_andTheVersionToo() {
        bench.full(1, accepted("A"));
        bench.store.hold();
        CompletableFuture<SendLocalList.Conf> answer = bench.send(UpdateType.Full, 2, accepted("B"));
        bench.loop.run();
        assertFalse(answer.isDone());
        assertEquals(1, bench.version());
        bench.store.release();
        assertFalse(answer.isDone(), "completed on the loop, not on the store's thread");
        assertEquals(UpdateStatus.Accepted, bench.settled(answer));
        assertEquals(2, bench.version());
    }

    @Test
    void aListOfAnySize_isOneBatch() {
        bench.full(1, accepted("A"));
        int before = bench.store.commits();
        assertEquals(UpdateStatus.Accepted, bench.full(2, accepted(0, 5 * ListUpdate.SLICE + 1)));
        assertEquals(before + 1, bench.store.commits());
        assertEquals(5 * ListUpdate.SLICE + 1, bench.store.size("local-list"));
    }

    @Test
    void othersGetTheirTurnWhileALongListIsPrepared() {
        bench.store.hold();
        CompletableFuture<SendLocalList.Conf> answer = bench.send(UpdateType.Full, 1, accepted(0, 2 * ListUpdate.SLICE));
        List<String> turns = new ArrayList<>();
        bench.loop.post(() -> {
            turns.add("card");
            bench.store.release();
        });
        bench.loop.run();
        assertEquals(List.of("card"), turns);
        assertEquals(1, bench.store.commits());
        assertTrue(answer.isDone());
    }

    @Test
    void twoListsAtOnce_areDealtWithInTheirOrder() {
        CompletableFuture<SendLocalList.Conf> first = bench.send(UpdateType.Full, 1, accepted(0, 2 * ListUpdate.SLICE));
        CompletableFuture<SendLocalList.Conf> second = bench.send(UpdateType.Differential, 1, accepted("LATE"));
        CompletableFuture<SendLocalList.Conf> third = bench.send(UpdateType.Differential, 2, removal("CARD0"));
        bench.loop.run();
        assertEquals(
                List.of(UpdateStatus.Accepted, UpdateStatus.VersionMismatch, UpdateStatus.Accepted),
                Arrays.asList(first.join().status(), second.join().status(), third.join().status()));
        assertEquals(2 * ListUpdate.SLICE - 1, bench.store.size("local-list"));
        assertEquals(2, bench.version());
    }

    @Test
    void aStoreThatFails_isAnsweredFailed_andTheNextListIsTakenAgain() {
        bench.full(1, accepted("A"));
        bench.store.failWith(new StoreException(StoreException.Cause.FULL, "the disk is full"));
        refused(UpdateStatus.Failed, () -> bench.full(2, accepted("B")));
        bench.store.failWith(null);
        assertEquals(UpdateStatus.Accepted, bench.full(2, accepted("B")));
    }

    @Test
    void aBundleThatIsBeingStopped_givesUpWhatHasNotReachedTheStore() {
        CompletableFuture<SendLocalList.Conf> answer = bench.send(UpdateType.Full, 1, accepted(0, 3 * ListUpdate.SLICE));
        bench.loop.post(() -> bench.handler.deactivate());
        assertEquals(UpdateStatus.Failed, bench.settled(answer));
        assertEquals(0, bench.store.commits());
    }

    @Test
    void aNewVersionOfTheBundle_goesOnWithTheListThatIsThere() {
        bench.full(3, accepted("A"));
        SendLocalListHandler next = new SendLocalListHandler(bench.loop, bench.store, bench.settings);
        CompletableFuture<SendLocalList.Conf> answer = next.handle(
                        new SendLocalList.Req(3, List.of(accepted("B")), UpdateType.Differential))
                .toCompletableFuture();
        assertEquals(UpdateStatus.VersionMismatch, bench.settled(answer));
    }

    @Test
    void aListWhoseVersionWasLost_countsAs0_soThatItIsSentAgain() {
        bench.full(3, accepted("A"));
        bench.store.commit(new Batch().delete(StoredList.NAMESPACE, StoredList.DOCUMENT));
        assertEquals(0, bench.version());
        assertEquals(UpdateStatus.Accepted, bench.full(4, accepted("A")));
        assertEquals(4, bench.version());
    }
}
