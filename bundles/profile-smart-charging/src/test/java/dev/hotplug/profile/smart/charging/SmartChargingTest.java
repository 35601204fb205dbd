package dev.hotplug.profile.smart.charging;

import static dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.ClearChargingProfileStatus.Unknown;
import static dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus.Accepted;
import static dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus.Rejected;
import static dev.hotplug.profile.smart.charging.Profiles.byDefault;
import static dev.hotplug.profile.smart.charging.Profiles.max;
import static dev.hotplug.profile.smart.charging.Profiles.tx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.GetCompositeScheduleStatus;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** SetChargingProfile, ClearChargingProfile, GetCompositeSchedule and what the station is left with. */
class SmartChargingTest {

    private static final ChargingRateUnitType A = ChargingRateUnitType.A;
    private static final ChargingRateUnitType W = ChargingRateUnitType.W;
    private static final OptionalInt NONE = OptionalInt.empty();

    private static OptionalInt amps(int ampere) {
        return OptionalInt.of(ampere * 1000);
    }

    @Test
    @Shows({"S79", "SetChargingProfile", "TC_056", "TC_058_1", "TC_058_2"})
    void s79_eachPurposeHasItsPlace() {
        Bench bench = new Bench();
        assertEquals(Rejected, bench.set(1, max(1).limit("10")));
        assertEquals(Accepted, bench.set(0, max(1).limit("10")));
        assertEquals(Rejected, bench.set(0, tx(2).limit("10")));
        assertEquals(Rejected, bench.set(1, tx(2).limit("10")), "no transaction runs");
        bench.begin(1);
        assertEquals(Rejected, bench.set(0, tx(2).limit("10")));
        assertEquals(Rejected, bench.set(1, tx(2).transaction(7).limit("10")), "another transaction");
        assertEquals(Accepted, bench.set(1, tx(2).transaction(1041).limit("10")));
        assertEquals(Accepted, bench.set(1, tx(2).limit("10")));
        assertEquals(Rejected, bench.set(1, byDefault(3).transaction(1041).limit("10")));
    }

    @Test
    @Shows("S79")
    void s79_aDefaultForOneConnector_overridesTheOneForAllOnlyThere() {
        Bench bench = new Bench(FakeStation.outlets(2, 3, false));
        bench.set(0, byDefault(1).level(5).limit("16"));
        bench.set(2, byDefault(2).level(1).limit("10"));
        bench.begin(1);
        bench.begin(2);
        assertEquals(amps(16), bench.station.allowed(1));
        assertEquals(amps(10), bench.station.allowed(2));
    }

    @Test
    @Shows("S80")
    void s80_sameId_orSamePurposeAndLevelAtTheSamePlace_replaces() {
        Bench bench = new Bench(FakeStation.outlets(2, 3, false));
        bench.set(0, byDefault(1).limit("16"));
        bench.set(1, byDefault(2).limit("15"));
        bench.set(0, byDefault(3).limit("14"));
        assertEquals(2, bench.store.size(ProfileTable.TABLE), "level 0 for all, level 0 for connector 1");
        bench.set(0, max(3).limit("13"));
        assertEquals(2, bench.store.size(ProfileTable.TABLE), "an id is there once, whatever it is for");
        bench.begin(2);
        bench.set(2, tx(4).limit("9"));
        bench.set(2, tx(5).limit("8"));
        assertEquals(3, bench.store.size(ProfileTable.TABLE));
        assertEquals(amps(8), bench.station.allowed(2));
    }

    @Test
    @Shows({"S81", "TC_057", "TC_072"})
    void s81_theHighestValidLevelWins_andGivesWayWhenItsTimeIsOver() {
        Bench bench = new Bench();
        bench.set(0, byDefault(1).level(1).limit("10"));
        bench.begin(1);
        bench.set(1, tx(2).level(0).start(bench.time.now()).duration(60).limit("20"));
        bench.set(1, tx(3).level(2).start(bench.time.now()).duration(30).limit("25"));
        bench.set(0, max(4).limit("22"));
        assertEquals(amps(22), bench.station.allowed(1));
        bench.loop.advance(Duration.ofSeconds(30));
        assertEquals(amps(20), bench.station.allowed(1));
        bench.loop.advance(Duration.ofSeconds(30));
        assertEquals(amps(10), bench.station.allowed(1));
        bench.clear(1, null, null, null);
        assertEquals(amps(22), bench.station.allowed(1));
        bench.clear(4, null, null, null);
        assertEquals(NONE, bench.station.allowed(1), "no level left: no limit");
    }

    @Test
    @Shows("S82")
    void s82_recurrencesCountFromTheirStart_areCutAtTheirPeriod_andAreKeptUpForEver() {
        Bench bench = new Bench();
        Instant first = bench.time.now().minus(Duration.ofDays(3)).minusSeconds(3_600);
        bench.set(0, byDefault(1).recurring(RecurrencyKindType.Daily, first)
                .period(0, "6").period(7_200, "16").period(90_000, "1").build());
        bench.begin(1);
        assertEquals(amps(6), bench.station.allowed(1));
        bench.loop.advance(Duration.ofSeconds(3_600));
        assertEquals(amps(16), bench.station.allowed(1));
        bench.loop.advance(Duration.ofDays(60));
        assertEquals(amps(16), bench.station.allowed(1));
        bench.loop.advance(Duration.ofHours(22));
        assertEquals(amps(6), bench.station.allowed(1));
    }

    @Test
    void plansGoAtLeastSevenDaysAhead_atAllTimes() {
        Bench bench = new Bench();
        bench.set(0, max(1).recurring(RecurrencyKindType.Daily, bench.time.now()).period(0, "6").period(7_200, "16").build());
        Instant first = bench.time.now();
        for (int hour = 0; hour < 24 * 30; hour += 5) {
            LimitPlan plan = bench.station.always.get(ConnectorId.CHARGE_POINT);
            for (int ahead = 0; ahead <= 7 * 24; ahead++) {
                Instant moment = bench.time.now().plus(Duration.ofHours(ahead));
                OptionalInt expected = amps(Duration.between(first, moment).toSeconds() % 86_400 < 7_200 ? 6 : 16);
                assertEquals(expected, plan.at(moment).orElseThrow().milliampere(), "after " + hour + " h, " + ahead + " h ahead");
            }
            bench.loop.advance(Duration.ofHours(5));
        }
        assertTrue(bench.station.writes < 70, "one write each half day: " + bench.station.writes);
    }

    @Test
    void aLimitThatWillComeAgain_doesNotEndInNoneWhereThePlanEnds() {
        Bench bench = new Bench();
        Instant first = bench.time.now().plusSeconds(60);
        bench.set(0, max(1).recurring(RecurrencyKindType.Daily, first).duration(3_600).limit("6"));
        LimitPlan plan = bench.station.always.get(ConnectorId.CHARGE_POINT);
        assertEquals(OptionalInt.of(6_000), plan.at(bench.time.now().plus(Duration.ofDays(300))).orElseThrow().milliampere());
        assertEquals(NONE, plan.at(bench.time.now().plusSeconds(7_200)).orElseThrow().milliampere());
    }

    @Test
    @Shows("S83")
    void s83_relative_andAbsoluteWithoutAStart_countFromTheTransaction() {
        Bench bench = new Bench();
        bench.set(0, byDefault(1).relative().period(0, "16").period(100, "8").build());
        bench.loop.advance(Duration.ofSeconds(500));
        bench.begin(1);
        assertEquals(amps(16), bench.station.allowed(1));
        bench.loop.advance(Duration.ofSeconds(100));
        assertEquals(amps(8), bench.station.allowed(1));
        bench.end(1);
        assertEquals(Accepted, bench.set(0, byDefault(1).duration(50).limit("7")));
        bench.swap(() -> bench.beginUnheard(1));
        assertEquals(amps(7), bench.station.allowed(1));
        bench.loop.advance(Duration.ofSeconds(50));
        assertEquals(NONE, bench.station.allowed(1));
    }

    @Test
    @Shows({"S84", "ChargingScheduleAllowedChargingRateUnit"})
    void s84_wattIsTotal_ampereIsPerPhase_andPhasesThatDoNotExistDoNotCount() {
        Bench three = new Bench();
        three.begin(1);
        three.set(0, byDefault(1).watt().limit("11000"));
        assertEquals(OptionalInt.of(15_942), three.station.allowed(1));
        assertEquals("0:15.9", three.periods(1, 60, A));
        assertEquals("0:11000.0", three.periods(1, 60, W), "the unit it came in is not lost to rounding");
        three.set(0, byDefault(1).watt().period(0, "3680", 1).build());
        assertEquals(amps(16), three.station.allowed(1));
        Bench one = new Bench(FakeStation.outlets(1, 1, false));
        one.begin(1);
        one.set(0, byDefault(1).watt().limit("3680"));
        assertEquals(amps(16), one.station.allowed(1));
        one.set(0, byDefault(1).period(0, "16.1", 3).build());
        assertEquals(OptionalInt.of(16_100), one.station.allowed(1));
        assertEquals("0:3703.0:1", one.periods(1, 60, W));
    }

    @Test
    void phasesAndTheLeastRate_reachTheStation() {
        Bench bench = new Bench(FakeStation.outlets(1, 3, true));
        bench.set(0, max(1).minimum("8.5").period(0, "16", 1).build());
        LimitPlan.Step step = bench.station.always.get(ConnectorId.CHARGE_POINT).at(bench.time.now()).orElseThrow();
        assertEquals(OptionalInt.of(1), step.phases());
        assertEquals(8_500, step.leastMilliampere());
    }

    @Test
    @Shows({"S84", "ChargingScheduleMaxPeriods", "ChargeProfileMaxStackLevel"})
    void s84_whatDoesNotFitTogether_isRejected() {
        Bench bench = new Bench();
        Instant now = bench.time.now();
        assertEquals(Rejected, bench.set(0, max(1).period(1, "16").build()), "does not start at 0");
        assertEquals(Rejected, bench.set(0, max(1).period(0, "16").period(0, "16").build()), "does not ascend");
        assertEquals(Rejected, bench.set(0, max(1).limit("-1")), "negative");
        assertEquals(Rejected, bench.set(0, max(1).period(0, "16", 4).build()));
        assertEquals(Rejected, bench.set(0, max(1).minimum("-1").limit("16")));
        assertEquals(Rejected, bench.set(0, max(1).recurring(null, now).limit("16")));
        assertEquals(Rejected, bench.set(0, max(1).recurring(RecurrencyKindType.Daily, null).limit("16")));
        assertEquals(Rejected, bench.set(0, max(1).valid(now, now).limit("16")));
        assertEquals(Rejected, bench.set(0, max(1).level(SmartChargingKeys.MAX_STACK_LEVEL + 1).limit("16")));
        assertEquals(Accepted, bench.set(0, max(1).level(SmartChargingKeys.MAX_STACK_LEVEL).limit("16")));
        Profiles many = max(2);
        for (int i = 0; i < SmartChargingKeys.MAX_PERIODS; i++) {
            many.period(i, "16");
        }
        assertEquals(Accepted, bench.set(0, many.build()));
        assertEquals(Rejected, bench.set(0, many.period(1_000, "16").build()));
        assertEquals(2, bench.store.size(ProfileTable.TABLE));
    }

    @Test
    @Shows("MaxChargingProfilesInstalled")
    void oneMoreThanFits_isRejected_unlessItReplacesOne() {
        Bench bench = new Bench(FakeStation.outlets(4, 3, false));
        int installed = 0;
        for (int connector = 0; installed < SmartChargingKeys.MAX_INSTALLED; connector++) {
            for (int level = 0; level <= SmartChargingKeys.MAX_STACK_LEVEL && installed < SmartChargingKeys.MAX_INSTALLED; level++) {
                assertEquals(Accepted, bench.set(connector, byDefault(installed++).level(level).limit("16")));
            }
        }
        assertEquals(Rejected, bench.set(0, max(5_000).limit("16")));
        assertEquals(Accepted, bench.set(0, max(7).limit("16")));
    }

    @Test
    @Shows("S85")
    void s85_txProfilesDieWithTheirTransaction_defaultsAndMaxSurviveTheProcess() {
        Bench bench = new Bench();
        bench.set(0, max(1).limit("25"));
        bench.set(0, byDefault(2).limit("12"));
        bench.begin(1);
        bench.set(1, tx(3).limit("8"));
        Bench cut = bench.afterKill();
        assertEquals(2, cut.store.size(ProfileTable.TABLE), "the transaction did not outlive the process either");
        cut.begin(1);
        assertEquals(amps(12), cut.station.allowed(1));
        bench.end(1);
        assertEquals(2, bench.store.size(ProfileTable.TABLE));
        bench.begin(1);
        assertEquals(amps(12), bench.station.allowed(1));
    }

    @Test
    @Shows({"S86", "ClearChargingProfile", "TC_067"})
    void s86_anIdAlone_orEverythingNamed_orAll() {
        Bench bench = new Bench();
        bench.set(0, max(1).level(1).limit("25"));
        bench.set(0, byDefault(2).level(1).limit("12"));
        bench.set(1, byDefault(3).level(2).limit("11"));
        assertEquals(Unknown, bench.clear(9, null, null, null));
        assertEquals(Unknown, bench.clear(null, 1, null, 1), "connector 1 has no level 1");
        assertEquals(ClearChargingProfileStatus.Accepted, bench.clear(1, 1, ChargingProfilePurposeType.TxDefaultProfile, 9));
        assertEquals(2, bench.store.size(ProfileTable.TABLE), "the id counted, the rest did not");
        assertEquals(ClearChargingProfileStatus.Accepted, bench.clear(null, 0, ChargingProfilePurposeType.TxDefaultProfile, 1));
        assertEquals(1, bench.store.size(ProfileTable.TABLE));
        assertEquals(ClearChargingProfileStatus.Accepted, bench.clear(null, null, null, null));
        assertEquals(Unknown, bench.clear(null, null, null, null));
        assertEquals(LimitPlan.NONE, bench.station.always.get(ConnectorId.CHARGE_POINT));
        assertEquals(TransactionPlan.NONE, bench.station.each.get(new ConnectorId(1)));
    }

    @Test
    @Shows({"S87", "GetCompositeSchedule", "TC_066"})
    void s87_theCompositeSchedule() {
        Bench bench = new Bench(FakeStation.outlets(2, 3, false));
        Instant now = bench.time.now();
        bench.set(0, byDefault(1).relative().period(0, "10").period(60, "12").period(90, "12.0").build());
        GetCompositeSchedule.Conf conf = bench.composite(1, 120, null);
        assertEquals(GetCompositeScheduleStatus.Accepted, conf.status());
        assertEquals(Optional.of(now), conf.scheduleStart());
        assertEquals(Optional.of(1), conf.connectorId());
        assertEquals(Optional.of(120), conf.chargingSchedule().orElseThrow().duration());
        assertEquals(Optional.empty(), conf.chargingSchedule().orElseThrow().startSchedule());
        assertEquals("0:10.0 60:12.0", bench.periods(1, 120, A));
        assertEquals("0:10.0", bench.periods(1, 60, A), "what begins at the end is not in it");
        assertEquals("0:10.0", bench.periods(1, 0, A));
        assertEquals("0:20.0 60:24.0", bench.periods(0, 120, A), "both outlets");
        bench.set(0, max(2).watt().limit("15180"));
        assertEquals("0:20.0 60:22.0", bench.periods(0, 120, A));
        assertEquals("0:13800.0 60:15180.0", bench.periods(0, 120, W));
        assertEquals(GetCompositeScheduleStatus.Rejected, bench.composite(3, 120, A).status());
        assertEquals(
                Optional.of(CompositeAnswer.MAX_DURATION),
                bench.composite(1, Integer.MAX_VALUE, A).chargingSchedule().orElseThrow().duration());
    }

    @Test
    @Shows("S87")
    void s87_withoutAnyProfile_whatTheHardwareCan() {
        assertEquals("0:32.0", new Bench().periods(1, 60, A));
        assertEquals("0:22080.0", new Bench().periods(0, 60, W));
    }

    @Test
    void aYearOfADenseSchedule_isToldAsFarAsItGoes() {
        Bench bench = new Bench();
        Profiles dense = max(1).recurring(RecurrencyKindType.Daily, bench.time.now());
        for (int i = 0; i < SmartChargingKeys.MAX_PERIODS; i++) {
            dense.period(i * 100, i % 2 == 0 ? "16" : "10");
        }
        bench.set(0, dense.build());
        GetCompositeSchedule.Conf conf = bench.composite(0, CompositeAnswer.MAX_DURATION, A);
        assertEquals(10_000, conf.chargingSchedule().orElseThrow().chargingSchedulePeriod().size());
        assertEquals(Optional.of(20 * 86_400), conf.chargingSchedule().orElseThrow().duration(), "500 periods a day");
    }

    @Test
    @Shows("S88")
    void s88_aConnectorThatDoesNotExist_isACallError() {
        Bench bench = new Bench();
        CompletionException e = assertThrows(CompletionException.class, () -> bench.set(2, byDefault(1).limit("16")));
        CallException cause = assertInstanceOf(CallException.class, e.getCause());
        assertEquals(CallError.Code.PropertyConstraintViolation, cause.error().code());
    }

    @Test
    @Shows("S67")
    void s67_theProfileOfARemoteStart_isInForceFromTheBegin_andIsReplacedByItsLevel() {
        Bench bench = new Bench();
        Optional<ConnectorId> one = Optional.of(new ConnectorId(1));
        assertTrue(bench.profile.refusal(one, byDefault(1).limit("9")).isPresent());
        assertTrue(bench.profile.refusal(one, tx(1).transaction(1).limit("9")).isPresent());
        assertTrue(bench.profile.refusal(one, tx(1).level(31).limit("9")).isPresent());
        assertEquals(Optional.empty(), bench.profile.refusal(one, tx(1).limit("9")));
        bench.loop.run(() -> bench.profile.take(one, Bench.ANNA, tx(1).limit("9")));
        bench.swap(() -> {});
        bench.begin(1);
        assertEquals(amps(9), bench.station.allowed(1));
        assertEquals(Accepted, bench.set(1, tx(2).limit("11")));
        assertEquals(amps(11), bench.station.allowed(1));
        assertEquals(1, bench.store.size(ProfileTable.TABLE));
        bench.end(1);
        bench.begin(1);
        assertEquals(NONE, bench.station.allowed(1));
    }

    @Test
    @Shows("S67")
    void s67_aRemoteStartThatNobodyFollowed_leavesNothing() {
        Bench bench = new Bench();
        bench.loop.run(() -> bench.profile.take(Optional.empty(), Bench.ANNA, tx(1).limit("9")));
        bench.loop.advance(Duration.ofSeconds(100));
        bench.begin(1);
        assertEquals(NONE, bench.station.allowed(1));
    }

    @Test
    void aSwap_changesNoLimit_andMakesUpForWhatItMissed() {
        Bench bench = new Bench();
        bench.set(0, max(1).limit("25"));
        bench.begin(1);
        bench.set(1, tx(3).limit("8"));
        int writes = bench.station.writes;
        bench.swap(() -> assertEquals(amps(8), bench.station.allowed(1), "the station obeys meanwhile"));
        assertEquals(amps(8), bench.station.allowed(1));
        assertEquals(writes, bench.station.writes, "the same plans are not written again");
        bench.swap(() -> {
            bench.station.transactions.clear();
            bench.station.own.clear();
            bench.beginUnheard(1);
        });
        assertEquals(amps(25), bench.station.allowed(1));
        assertEquals(1, bench.store.size(ProfileTable.TABLE));
    }

    @Test
    void theVersionBefore_leavesNothingRunning() {
        Bench bench = new Bench();
        bench.set(0, max(1).recurring(RecurrencyKindType.Daily, bench.time.now()).period(0, "6").period(7_200, "16").build());
        SmartChargingProfile before = bench.profile;
        bench.swap(() -> {});
        assertEquals(1, bench.loop.pendingTimers());
        bench.clear(1, null, null, null);
        bench.loop.run(() -> before.transactionEnded(new ConnectorId(1), 5));
        bench.await(() -> before.set(ConnectorId.CHARGE_POINT, max(2).limit("8")));
        assertEquals(NONE, bench.station.allowed(1), "only the present version leaves plans");
    }

    @Test
    void whatTheStoreRefuses_isRejected_andChangesNothing() {
        Bench bench = new Bench();
        bench.set(0, max(1).limit("25"));
        bench.store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertEquals(Rejected, bench.set(0, max(1).limit("10")));
        assertEquals(amps(25), bench.station.allowed(1));
        CompletionException e = assertThrows(CompletionException.class, () -> bench.clear(1, null, null, null));
        assertEquals(CallError.Code.InternalError, assertInstanceOf(CallException.class, e.getCause()).error().code());
        bench.store.failWith(null);
        assertEquals(Accepted, bench.set(0, max(1).limit("10")));
        assertEquals(amps(10), bench.station.allowed(1));
    }

    @Test
    void aPlanTheStationCannotKeep_isLeftAgain() {
        Bench bench = new Bench();
        bench.station.answer = CommandStatus.Rejected;
        bench.set(0, max(1).limit("10"));
        bench.station.answer = CommandStatus.Accepted;
        bench.loop.advance(Duration.ofSeconds(10));
        assertEquals(amps(10), bench.station.allowed(1));
    }

    @Test
    void aJumpOfTheClock_isFollowedWithinSeconds() {
        Bench bench = new Bench();
        Instant now = bench.time.now();
        bench.set(0, max(1).recurring(RecurrencyKindType.Daily, now).period(0, "6").period(7_200, "16").build());
        bench.time.correct(now.plus(Duration.ofDays(40)).plusSeconds(60));
        bench.loop.advance(Duration.ofSeconds(5));
        assertEquals(amps(6), bench.station.allowed(1));
    }

    @Test
    void hardwareThatComesLater_getsItsPlans() {
        Bench bench = new Bench();
        Optional<dev.hotplug.hardware.Capabilities> model = bench.station.capabilities;
        bench.station.capabilities = Optional.empty();
        bench.swap(() -> {});
        assertEquals(Accepted, bench.set(0, byDefault(1).limit("9")));
        assertEquals(GetCompositeScheduleStatus.Rejected, bench.composite(1, 60, A).status());
        bench.station.capabilities = model;
        bench.loop.run(() -> bench.profile.statusChanged(
                new ConnectorId(1), bench.station.report(dev.hotplug.model.ChargePointStatus.Available)));
        bench.begin(1);
        assertEquals(amps(9), bench.station.allowed(1));
    }

    @Test
    void twoAtOnce_areDealtWithOneAfterTheOther() {
        Bench bench = new Bench();
        bench.store.hold();
        var first = bench.profile.set(ConnectorId.CHARGE_POINT, max(1).limit("10")).toCompletableFuture();
        var second = bench.profile.set(ConnectorId.CHARGE_POINT, max(2).limit("20")).toCompletableFuture();
        bench.loop.run();
        assertFalse(first.isDone());
        assertEquals(NONE, bench.station.allowed(1), "not in force before it is durable");
        bench.store.release();
        bench.loop.run();
        assertEquals(ChargingProfileStatus.Accepted, first.join());
        assertEquals(ChargingProfileStatus.Accepted, second.join());
        assertEquals(amps(20), bench.station.allowed(1));
        assertEquals(1, bench.store.size(ProfileTable.TABLE));
    }

    @Test
    void everyPart_isStoredAndReadAgain() {
        Instant now = Instant.parse("2026-03-28T23:59:30.250Z");
        Installed installed = new Installed(
                tx(-5).transaction(-7).level(3).recurring(RecurrencyKindType.Weekly, now).valid(now, now.plusSeconds(5))
                        .duration(60).watt().minimum("5.5").period(0, "16.1", 1).period(60, "0").build(),
                new ConnectorId(1), now, java.util.OptionalLong.of(41));
        assertEquals(installed, ProfileFields.read(ProfileFields.write(installed)));
    }

    @Test
    @Shows({"ChargeProfileMaxStackLevel", "ChargingScheduleAllowedChargingRateUnit", "ChargingScheduleMaxPeriods",
        "ConnectorSwitch3to1PhaseSupported", "MaxChargingProfilesInstalled"})
    void theKeysSayWhatIsTrue() {
        Bench bench = new Bench(FakeStation.outlets(1, 3, true));
        MemorySettings settings = new MemorySettings().add(new SmartChargingKeys(bench.station));
        assertEquals("30", settings.value("ChargeProfileMaxStackLevel").orElseThrow());
        assertEquals("Current,Power", settings.value("ChargingScheduleAllowedChargingRateUnit").orElseThrow());
        assertEquals("500", settings.value("ChargingScheduleMaxPeriods").orElseThrow());
        assertEquals("100", settings.value("MaxChargingProfilesInstalled").orElseThrow());
        assertEquals("true", settings.value("ConnectorSwitch3to1PhaseSupported").orElseThrow());
        bench.station.capabilities = Optional.of(FakeStation.outlets(1, 3, false));
        assertEquals("false", settings.value("ConnectorSwitch3to1PhaseSupported").orElseThrow());
    }
}
