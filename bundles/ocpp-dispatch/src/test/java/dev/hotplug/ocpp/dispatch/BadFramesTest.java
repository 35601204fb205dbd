package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp16.core.ChangeAvailability;
import dev.hotplug.ocpp16.core.ChangeAvailability.AvailabilityStatus;
import dev.hotplug.ocpp16.core.GetConfiguration;
import dev.hotplug.ocpp16.core.RemoteStartTransaction;
import dev.hotplug.ocpp16.reservation.ReserveNow;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import dev.hotplug.testkit.Shows;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in broken, row by row: the one right CALLERROR, or nothing; and the next message works. */
class BadFramesTest {

    private static final String GOOD = "[2,\"good\",\"ChangeAvailability\",{\"connectorId\":0,\"type\":\"Operative\"}]";

    private final Rig rig = new Rig().accepted();

    @BeforeEach
    void profiles() {
        rig.answer(ChangeAvailability.OPERATION, new ChangeAvailability.Conf(AvailabilityStatus.Accepted));
        rig.answer(GetConfiguration.OPERATION, new GetConfiguration.Conf(List.of(), List.of()));
        rig.answer(RemoteStartTransaction.OPERATION, new RemoteStartTransaction.Conf(RemoteStartStopStatus.Accepted));
        rig.answer(ReserveNow.OPERATION, new ReserveNow.Conf(ReserveNow.ReservationStatus.Accepted));
        rig.answer(SetChargingProfile.OPERATION, new SetChargingProfile.Conf(SetChargingProfile.ChargingProfileStatus.Accepted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[2,'x','NoSuchAction',{}]                                          | NotImplemented",
        "[2,'x','changeAvailability',{'connectorId':0,'type':'Operative'}]  | NotImplemented",
        "[2,'x','NoSuchAction',[]]                                          | NotImplemented",
        "[2,'x','',{}]                                                      | NotImplemented",
        "[2,'x','SendLocalList',{}]                                         | NotSupported",
        "[2,'x','CertificateSigned',{}]                                     | NotSupported",
        "[2,'x','BootNotification',{}]                                      | NotSupported",
        "[2,'x','ChangeAvailability']                                       | FormationViolation",
        "[2,'x']                                                            | FormationViolation",
        "[2,'x',5,{}]                                                       | FormationViolation",
        "[2,'x','ChangeAvailability',{},{}]                                 | FormationViolation",
        "[2,'x','ChangeAvailability',[]]                                    | FormationViolation",
        "[2,'x','ChangeAvailability',null]                                  | FormationViolation",
        "[2,'x','ChangeAvailability','text']                                | FormationViolation",
        "[2,'x','ChangeAvailability',{]                                     | FormationViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0                       | FormationViolation",
        "[2,'x','ChangeAvailability',{}                                     | FormationViolation",
        "[2,'x','ChangeAvailability',{}]]                                   | FormationViolation",
        "[2,'x','ChangeAvailability',{}] [2,'y','Reset',{}]                 | FormationViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0,'connectorId':1,'type':'Operative'}] | FormationViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0,'type':'Operative','extra':1}]       | FormationViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0}]                     | OccurenceConstraintViolation",
        "[2,'x','ChangeAvailability',{}]                                    | OccurenceConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':'0','type':'Operative'}] | TypeConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0.5,'type':'Operative'}] | TypeConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':null,'type':'Operative'}] | TypeConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0,'type':7}]            | TypeConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':0,'type':'operative'}]  | PropertyConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':-1,'type':'Operative'}] | PropertyConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':3000000000,'type':'Operative'}] | PropertyConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':1e999999999,'type':'Operative'}] | PropertyConstraintViolation",
        "[2,'x','ChangeAvailability',{'connectorId':1e99999999999,'type':'Operative'}] | PropertyConstraintViolation",
        "[2,'x','GetConfiguration',{'key':'HeartbeatInterval'}]             | TypeConstraintViolation",
        "[2,'x','GetConfiguration',{'key':[5]}]                             | TypeConstraintViolation",
        "[2,'x','GetConfiguration',{'key':['123456789012345678901234567890123456789012345678901']}] | PropertyConstraintViolation",
        "[2,'x','RemoteStartTransaction',{'idTag':'123456789012345678901'}] | PropertyConstraintViolation",
        "[2,'x','RemoteStartTransaction',{'idTag':5}]                       | TypeConstraintViolation",
        "[2,'x','RemoteStartTransaction',{'idTag':'A','chargingProfile':5}] | TypeConstraintViolation",
        "[2,'x','ReserveNow',{'connectorId':1,'expiryDate':'soon','idTag':'A','reservationId':1}] | PropertyConstraintViolation",
        "[2,'x','ReserveNow',{'connectorId':1,'expiryDate':'2026-02-30T00:00:00Z','idTag':'A','reservationId':1}] | PropertyConstraintViolation",
        "[2,'x','ReserveNow',{'connectorId':1,'expiryDate':'2026-03-01T00:00:00','idTag':'A','reservationId':1}] | PropertyConstraintViolation",
        "[2,'x','ReserveNow',{'connectorId':1,'expiryDate':1772323200,'idTag':'A','reservationId':1}] | TypeConstraintViolation",
    })
    @Shows({"S6", "S7", "S10", "S15"})
    void aBadCallIsAnsweredWithTheOneRightError_statements6And7And10(String frame, String code) {
        rig.receive(frame.replace('\'', '"'));
        List<String> sent = rig.sent();
        assertEquals(1, sent.size(), () -> "sent " + sent);
        assertTrue(sent.get(0).startsWith("[4,\"x\",\"" + code + "\",\""), sent.get(0));
        assertTrue(sent.get(0).endsWith("\",{}]"), sent.get(0));
        theNextMessageWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "5", "{}", "[]", "[[]]", "nonsense", "\"text\"", "[2", "[2,", "[2,'x", "[2,'x'", "[2,'x','Change", "[2,5,'ChangeAvailability',{}]",
        "[2,'','ChangeAvailability',{}]", "[2,null,'ChangeAvailability',{}]", "[2]",
        "[2,'1234567890123456789012345678901234567','ChangeAvailability',{}]",
        "[1,'x','ChangeAvailability',{}]", "[5,'x',{}]", "[99,'x','ChangeAvailability',{}]", "['2','x','ChangeAvailability',{}]",
        "[2.5,'x','ChangeAvailability',{}]", "[-2,'x','ChangeAvailability',{}]", "{'2':'x'}", "[2 'x' 'ChangeAvailability' {}]",
        "[3,'x',{}]", "[4,'x','InternalError','',{}]",
    })
    @Shows({"S7", "S8", "S9"})
    void whatCannotBeAnsweredIsIgnoredAndNothingIsClosed_statements7And9(String frame) {
        rig.receive(frame.replace('\'', '"'));
        assertEquals(List.of(), rig.sent());
        theNextMessageWorks();
    }

    @Test
    @Shows("S10")
    void anEnumWithinANestedRecordIsAProperty_statement10() {
        String profile = "{'chargingProfileId':1,'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',"
                + "'chargingSchedule':{'chargingRateUnit':'X','chargingSchedulePeriod':[{'startPeriod':0,'limit':6.0}]}}";
        assertEquals(
                "[4,\"x\",\"PropertyConstraintViolation\",\"csChargingProfiles.chargingSchedule.chargingRateUnit is none of W, A\",{}]",
                setProfile(profile));
        assertEquals(
                "[4,\"x\",\"OccurenceConstraintViolation\",\"csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit is missing\",{}]",
                setProfile(profile.replace("'X'", "'A'").replace(",'limit':6.0", "")));
        assertEquals(
                "[4,\"x\",\"PropertyConstraintViolation\",\"csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit has more than one decimal\",{}]",
                setProfile(profile.replace("'X'", "'A'").replace("6.0", "6.01")));
        assertEquals(
                "[4,\"x\",\"OccurenceConstraintViolation\",\"csChargingProfiles.chargingSchedule.chargingSchedulePeriod is missing or empty\",{}]",
                setProfile(profile.replace("'X'", "'A'").replace("{'startPeriod':0,'limit':6.0}", "")));
        assertEquals("[3,\"x\",{\"status\":\"Accepted\"}]", setProfile(profile.replace("'X'", "'A'")));
    }

    private String setProfile(String profile) {
        rig.receive(("[2,'x','SetChargingProfile',{'connectorId':1,'csChargingProfiles':" + profile + "}]").replace('\'', '"'));
        return rig.sent().get(0);
    }

    @Test
    void deepAndWideFramesAreRefusedWithoutHarm() {
        rig.receive("[2,\"x\",\"ChangeAvailability\"," + "[".repeat(100_000));
        rig.receive("[2,\"y\",\"GetConfiguration\",{\"key\":[" + "1,".repeat(FrameSize.USUAL.values()) + "1]}]");
        List<String> sent = rig.sent();
        assertTrue(sent.get(0).startsWith("[4,\"x\",\"FormationViolation\""), sent.get(0));
        assertEquals("[4,\"y\",\"FormationViolation\",\"The message has more than 250000 values\",{}]", sent.get(1));
        theNextMessageWorks();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 32, 200})
    void theLevelsOfAFrameFollowTheConfiguration(int levels) {
        rig.dispatcher.bounds(Rig.bounds(1, new FrameSize(levels, 1_000)));
        rig.receive(nested(levels + 1)).receive(nested(levels));
        List<String> sent = rig.sent();
        assertEquals("[4,\"x\",\"FormationViolation\",\"The message is nested deeper than " + levels + " levels\",{}]", sent.get(0));
        assertTrue(sent.get(1).contains("ConstraintViolation"), sent.get(1));
        theNextMessageWorks();
    }

    /** The array of the frame is the first level, its payload the second. */
    private static String nested(int levels) {
        return "[2,\"x\",\"ChangeAvailability\",{\"connectorId\":" + "[".repeat(levels - 2) + "]".repeat(levels - 2) + "}]";
    }

    @Test
    void theValuesOfAFrameFollowTheConfiguration() {
        rig.dispatcher.bounds(Rig.bounds(1, new FrameSize(32, 6)));
        theNextMessageWorks();
        rig.dispatcher.bounds(Rig.bounds(1, new FrameSize(32, 5)));
        rig.receive(GOOD);
        assertEquals(List.of("[4,\"good\",\"FormationViolation\",\"The message has more than 5 values\",{}]"), rig.sent());
    }

    @Test
    void aFrameOverTheBoundIsAnsweredWhenItsBeginningSaysWhatItIs() {
        rig.dispatcher.sink().onOversized("[2,\"x\",\"SendLocalList\",{\"listVersion\":1,\"localAuth", 2_000_000);
        rig.dispatcher.sink().onOversized("[2,\"x\",\"SendLoc", 2_000_000);
        rig.dispatcher.sink().onOversized("x".repeat(1_000), 2_000_000);
        rig.loop.run();
        assertEquals(
                List.of("[4,\"x\",\"FormationViolation\",\"The message has more than the 2000000 characters that are accepted\",{}]"),
                rig.sent());
        theNextMessageWorks();
    }

    @Test
    void anAnswerOverTheBoundEndsItsCall() {
        var call = rig.heartbeat("a");
        rig.dispatcher.sink().onOversized("[3,\"a\",{\"currentTime\":\"xxxx", 2_000_000);
        rig.loop.run();
        assertTrue(call.isDone());
    }

    private void theNextMessageWorks() {
        rig.receive(GOOD);
        assertEquals(List.of("[3,\"good\",{\"status\":\"Accepted\"}]"), rig.sent());
    }
}
