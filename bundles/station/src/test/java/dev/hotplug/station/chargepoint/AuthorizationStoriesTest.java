package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizationStoriesTest {

    private static Bench listed(Bench bench, String status) {
        bench.settings.add(new SettingsOwner() {
            @Override
            public List<Setting> settings() {
                return List.of(Setting.bool("LocalAuthListEnabled", true, "test"));
            }
        });
        bench.store.commit(new Batch().putRow("local-list", ANNA.key(), Fields.of("status", status)));
        return bench;
    }

    @Test
    void aCardThatIsHeldForAMinute_isOneTap() {
        Bench bench = Bench.online().plug(1, dev.hotplug.hardware.Pilot.C);
        for (int read = 0; read < 120; read++) {
            bench.loop.run(() -> bench.station.presented(Bench.ANNA));
            bench.settle().loop.advance(java.time.Duration.ofMillis(500));
        }
        assertEquals(1, bench.central.asked.size());
        assertEquals(1, bench.starts().size());
        assertEquals(List.of(), bench.stops());
    }

    @Test
    @Shows("S27")
    void s27_authorizeConfirmation_isCached_andSurvivesAReboot() {
        Bench bench = Bench.online().charging().tap(ANNA).unplug();
        Bench next = bench.afterKill().offline().set("AllowOfflineTxForUnknownId", "false").charging();
        assertEquals(Charging, next.status());
        assertTrue(next.central.asked.isEmpty());
    }

    @Test
    @Shows("S30")
    void s30_cachedTag_startsAtOnce_andStartTransactionDecidesLater() {
        Bench bench = Bench.online().charging().tap(ANNA).unplug().charging();
        assertEquals(List.of(ANNA), bench.central.asked);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows({"LocalPreAuthorize", "S30"})
    void s30_withoutLocalPreAuthorize_theCentralSystemIsAskedEachTime() {
        Bench bench = Bench.with("LocalPreAuthorize", "false").charging().tap(ANNA).unplug().charging();
        assertEquals(List.of(ANNA, ANNA), bench.central.asked);
    }

    @Test
    @Shows("S28")
    void s28_cachedAsNotValid_isAskedAgain() {
        Bench bench = Bench.online();
        bench.central.known.put(ANNA, Bench.info(AuthorizationStatus.Blocked));
        bench.charging();
        bench.central.known.put(ANNA, Bench.info(AuthorizationStatus.Accepted));
        bench.tap(ANNA);
        assertEquals(List.of(ANNA, ANNA), bench.central.asked);
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S27")
    void s27_startAndStopConfirmations_updateTheCache() {
        Bench bench = Bench.online().charging().tap(ANNA);
        bench.confirmStart(1, Bench.info(AuthorizationStatus.Accepted));
        bench.answer(new dev.hotplug.station.TransactionLog.Answer.Stopped(Optional.of(Bench.info(AuthorizationStatus.Blocked))));
        bench.unplug().offline().charging();
        assertEquals(Preparing, bench.status(), "blocked by StopTransaction.conf");
    }

    @Test
    @Shows("S36")
    void s36_concurrentTx_doesNotOverwriteAValidEntry() {
        Bench bench = Bench.online().charging().confirmStart(1, Bench.info(AuthorizationStatus.ConcurrentTx));
        bench.tap(ANNA).unplug().offline().set("AllowOfflineTxForUnknownId", "false").charging();
        assertEquals(Charging, bench.status());
    }

    @Test
    @Shows("S29")
    void s29_offlineAndListedAsBlocked_isRefusedThoughUnknownTagsMayCharge() {
        Bench bench = listed(Bench.online(), "Blocked").offline().charging();
        assertEquals(Preparing, bench.status());
    }

    @Test
    void s29_aCentralSystemThatAnswersAnError_isNotOffline_unknownTagsAreRefused() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA);
        bench.loop.run(() -> bench.central.held.get(0).completeExceptionally(new IllegalStateException("InternalError")));
        assertEquals(Preparing, bench.settle().status());
        assertEquals(List.of(), bench.starts());
    }

    @Test
    void s29_noAnswerAtAll_isOffline_unknownTagsMayCharge() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA);
        bench.loop.run(() -> bench.central.held.get(0).complete(Optional.empty()));
        assertEquals(Charging, bench.settle().status());
    }

    @Test
    @Shows("S26")
    void s26_listBeatsCache() {
        Bench bench = Bench.online().charging().tap(ANNA).unplug();
        listed(bench, "Blocked").offline().charging();
        assertEquals(Preparing, bench.status());
    }

    @Test
    @Shows("S32")
    void s32_listThatContradictsTheCentralSystem_isReported() {
        Bench bench = listed(Bench.online(), "Blocked").charging();
        assertEquals(Charging, bench.status());
        assertEquals(List.of("0 LocalListConflict"), bench.news.notices);
    }

    @Test
    @Shows("S26")
    void s26_listEntries_areNeverAddedToTheCache() {
        Bench bench = listed(Bench.online(), "Accepted").charging();
        bench.confirmStart(1, Bench.info(AuthorizationStatus.Accepted));
        assertEquals(0, bench.store.size("authorization-cache"));
    }

    @Test
    @Shows("S27")
    void s27_expiredEntry_becomesExpired_andIsRefusedOffline() {
        Bench bench = Bench.online();
        Instant soon = bench.time.now().plusSeconds(60);
        bench.central.known.put(ANNA, new IdTagInfo(Optional.of(soon), Optional.empty(), AuthorizationStatus.Accepted));
        bench.charging().tap(ANNA).unplug().offline().advance(60).charging();
        assertEquals(Preparing, bench.status());
        assertEquals("Expired",
                bench.store.row("authorization-cache", ANNA.key()).orElseThrow().required("status"));
    }

    @Test
    @Shows({"AuthorizationCacheEnabled", "S33"})
    void s33_clearCache_andWithoutACacheItIsRejected() {
        Bench bench = Bench.online().charging();
        assertEquals(CommandStatus.Accepted, bench.await(bench.station::clearCache));
        assertEquals(0, bench.store.size("authorization-cache"));
        bench.set("AuthorizationCacheEnabled", "false");
        assertEquals(CommandStatus.Rejected, bench.await(bench.station::clearCache));
    }

    @Test
    void profileBeingSwapped_theTapWaitsForItsReturn() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.loop.run(() -> bench.station.centralAuthorizationWent(bench.central));
        bench.tap(ANNA).advance(8);
        assertEquals(Preparing, bench.status());
        bench.loop.run(() -> bench.station.centralAuthorizationCame(bench.central));
        assertEquals(Charging, bench.settle().status());
        assertEquals(1, bench.starts().size());
    }

    @Test
    void profileSwappedWhileItAsks_theAnswerStillCounts_andTheNextOneDoesNotAskTwice() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA);
        bench.loop.run(() -> bench.station.centralAuthorizationWent(bench.central));
        Bench.Central next = new Bench.Central();
        bench.loop.run(() -> bench.station.centralAuthorizationCame(next));
        assertEquals(List.of(), next.asked);
        bench.loop.run(() -> bench.central.held.get(0).complete(Optional.of(Bench.info(AuthorizationStatus.Accepted))));
        assertEquals(Charging, bench.settle().status());
        assertEquals(List.of(), next.asked);
    }

    @Test
    void profileSwappedWhileItAsks_andNoAnswerComesAnyMore_theNextOneAsksAgain() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA);
        bench.loop.run(() -> bench.station.centralAuthorizationWent(bench.central));
        bench.loop.run(() -> bench.central.held.get(0).complete(Optional.empty()));
        assertEquals(Preparing, bench.status());
        bench.central.holding = false;
        bench.loop.run(() -> bench.station.centralAuthorizationCame(bench.central));
        assertEquals(Charging, bench.settle().status());
    }

    @Test
    void profileThatDoesNotComeBack_theOfflineRulesDecideAfterTenSeconds() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.loop.run(() -> bench.station.centralAuthorizationWent(bench.central));
        bench.tap(ANNA).advance(9);
        assertEquals(Preparing, bench.status());
        bench.advance(1);
        assertEquals(Charging, bench.status());
    }

    @Test
    void twoTagsAtOnce_areAskedSideBySide_theOneAnsweredFirstCharges() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA).tap(Bench.BERT);
        assertEquals(List.of(ANNA, Bench.BERT), bench.central.asked);
        bench.loop.run(() -> bench.central.held.get(1).complete(Optional.of(Bench.info(AuthorizationStatus.Accepted))));
        bench.settle();
        bench.loop.run(() -> bench.central.held.get(0).complete(Optional.of(Bench.info(AuthorizationStatus.Accepted))));
        bench.settle();
        assertEquals(Bench.BERT, bench.starts().get(0).idTag());
        assertEquals(1, bench.starts().size());
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    void sameTagWhileItIsBeingAsked_isNotAskedAgain() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        bench.central.holding = true;
        bench.tap(ANNA).tap(ANNA);
        assertEquals(List.of(ANNA), bench.central.asked);
    }
}
