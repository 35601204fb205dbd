package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.Authorize;
import dev.hotplug.ocpp16.core.BootNotification;
import dev.hotplug.ocpp16.core.ChangeAvailability;
import dev.hotplug.ocpp16.core.ChangeConfiguration;
import dev.hotplug.ocpp16.core.ClearCache;
import dev.hotplug.ocpp16.core.DataTransfer;
import dev.hotplug.ocpp16.core.GetConfiguration;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.core.RemoteStartTransaction;
import dev.hotplug.ocpp16.core.RemoteStopTransaction;
import dev.hotplug.ocpp16.core.Reset;
import dev.hotplug.ocpp16.core.StartTransaction;
import dev.hotplug.ocpp16.core.StatusNotification;
import dev.hotplug.ocpp16.core.StopTransaction;
import dev.hotplug.ocpp16.core.UnlockConnector;
import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import dev.hotplug.ocpp16.localauthlist.GetLocalListVersion;
import dev.hotplug.ocpp16.localauthlist.SendLocalList;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage;
import dev.hotplug.ocpp16.reservation.CancelReservation;
import dev.hotplug.ocpp16.reservation.ReserveNow;
import dev.hotplug.ocpp16.security.CertificateSigned;
import dev.hotplug.ocpp16.security.DeleteCertificate;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage;
import dev.hotplug.ocpp16.security.GetInstalledCertificateIds;
import dev.hotplug.ocpp16.security.GetLog;
import dev.hotplug.ocpp16.security.InstallCertificate;
import dev.hotplug.ocpp16.security.LogStatusNotification;
import dev.hotplug.ocpp16.security.SecurityEventNotification;
import dev.hotplug.ocpp16.security.SignCertificate;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.MeterValue;
import dev.hotplug.testkit.Shows;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private final RecordCodec codec = new RecordCodec();
    private final JsonText json = new JsonText(() -> FrameSize.USUAL);

    static Stream<Operation<?, ?>> operations() {
        return Stream.of(
                Authorize.OPERATION, BootNotification.OPERATION, CancelReservation.OPERATION, ChangeAvailability.OPERATION,
                ChangeConfiguration.OPERATION, ClearCache.OPERATION, ClearChargingProfile.OPERATION, DataTransfer.OPERATION,
                DiagnosticsStatusNotification.OPERATION, FirmwareStatusNotification.OPERATION, GetCompositeSchedule.OPERATION,
                GetConfiguration.OPERATION, GetDiagnostics.OPERATION, GetLocalListVersion.OPERATION, Heartbeat.OPERATION,
                MeterValues.OPERATION, RemoteStartTransaction.OPERATION, RemoteStopTransaction.OPERATION, ReserveNow.OPERATION,
                Reset.OPERATION, SendLocalList.OPERATION, SetChargingProfile.OPERATION, StartTransaction.OPERATION,
                StatusNotification.OPERATION, StopTransaction.OPERATION, TriggerMessage.OPERATION, UnlockConnector.OPERATION,
                UpdateFirmware.OPERATION,
                // the security white paper
                CertificateSigned.OPERATION, DeleteCertificate.OPERATION, ExtendedTriggerMessage.OPERATION,
                GetInstalledCertificateIds.OPERATION, GetLog.OPERATION, InstallCertificate.OPERATION,
                LogStatusNotification.OPERATION, SecurityEventNotification.OPERATION, SignCertificate.OPERATION,
                SignedFirmwareStatusNotification.OPERATION, SignedUpdateFirmware.OPERATION);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyMessageIsReadAsItWasWritten(Operation<?, ?> operation) {
        Random random = new Random(16);
        for (int i = 0; i < 200; i++) {
            roundTrip(operation.request(), random);
            roundTrip(operation.confirmation(), random);
        }
    }

    @Test
    void thereAre28OfEdition2And11OfTheWhitePaperAndAllAreKnown() {
        assertEquals(39, operations().map(Operation::action).filter(KnownActions.ALL::contains).distinct().count());
    }

    private <R extends Record> void roundTrip(Class<R> type, Random random) {
        Record made = (Record) sample(type, random);
        Json read = json.elements("[" + json.write(codec.write(made)) + "]").whole().get(0);
        assertEquals(new RecordCodec.Read.Value<>(made), codec.read(type, read, Strictness.CALL));
    }

    /** Any value of a type that a message can have. */
    private static Object sample(Type type, Random random) {
        if (type instanceof ParameterizedType of) {
            return container((Class<?>) of.getRawType(), of.getActualTypeArguments()[0], random);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)] == UnitOfMeasure.Celsius
                    ? UnitOfMeasure.Celcius
                    : plain.getEnumConstants()[0];
        }
        if (plain == int.class || plain == Integer.class) {
            return 1 + random.nextInt(Integer.MAX_VALUE);
        }
        if (plain == long.class) {
            return random.nextLong();
        }
        if (plain == boolean.class) {
            return random.nextBoolean();
        }
        if (plain == Instant.class) {
            return Instant.ofEpochMilli(Math.abs(random.nextLong()) % 4_000_000_000_000L);
        }
        if (plain == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(1_000), 1);
        }
        if (plain == String.class || plain == IdTag.class) {
            String text = text(random);
            return plain == String.class ? text : new IdTag(text);
        }
        return record(plain, random);
    }

    private static Object container(Class<?> raw, Type item, Random random) {
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(sample(item, random));
        }
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> sample(item, random)).toList();
    }

    private static String text(Random random) {
        int[] characters = random.ints(random.nextInt(20), 0, 0xD800).toArray();
        return new String(characters, 0, characters.length);
    }

    private static Object record(Class<?> type, Random random) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> sample(c.getGenericType(), random)).toArray();
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " " + Arrays.toString(values), e);
        }
    }

    @Test
    @Shows("S14")
    void meterValuesAreSpelledAsTheSpecificationSpellsThem_statement14() {
        SampledValue energy = new SampledValue(
                new BigDecimal("1.50E+3"), ReadingContext.SAMPLE_PERIODIC, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                Optional.of(Phase.L1_N), Location.Outlet, Optional.of(UnitOfMeasure.Wh));
        SampledValue temperature = new SampledValue(
                BigDecimal.TEN, ReadingContext.TRIGGER, Measurand.TEMPERATURE, Optional.empty(), Location.Body, Optional.of(UnitOfMeasure.Celsius));
        MeterValues.Req request = new MeterValues.Req(1, Optional.of(-1), List.of(new MeterValue(
                Instant.parse("2026-03-01T12:00:00.120Z"),
                List.of(dev.hotplug.ocpp16.types.SampledValue.of(energy), dev.hotplug.ocpp16.types.SampledValue.of(temperature)))));
        String expected = "{'connectorId':1,'transactionId':-1,'meterValue':[{'timestamp':'2026-03-01T12:00:00.120Z','sampledValue':["
                + "{'value':'1500','context':'Sample.Periodic','measurand':'Energy.Active.Import.Register','phase':'L1-N','location':'Outlet','unit':'Wh'},"
                + "{'value':'10','context':'Trigger','measurand':'Temperature','location':'Body','unit':'Celcius'}]}]}";
        assertEquals(expected.replace('\'', '"'), json.write(codec.write(request)));
    }

    @ParameterizedTest
    @CsvSource({"Celsius,Celsius", "Celcius,Celcius"})
    @Shows("S14")
    void temperaturesAreReadInBothSpellings_statement14(String wire, UnitOfMeasure unit) {
        assertEquals(unit, Adapters.ofEnum(UnitOfMeasure.class).read("unit", new Json.Text(wire), Strictness.CALL));
    }

    @ParameterizedTest
    @CsvSource({"10,10", "10.0,10", "1e1,10", "-3,-3", "2147483647,2147483647"})
    void anIntegerMayBeWrittenInAnyWay(String digits, int value) {
        assertEquals(value, Adapters.SCALARS.get(int.class).read("x", new Json.Num(digits), Strictness.CALL));
    }

    @Test
    void decimalsAreWrittenPlain() {
        Json written = codec.write(new ChargingSchedulePeriod(0, new BigDecimal("1E+2"), Optional.empty()));
        assertEquals("{\"startPeriod\":0,\"limit\":100}", json.write(written));
    }

    @Test
    @Shows("S15")
    void anIdTagOfAnyCharactersKeepsItsSpelling_statement15() {
        Json payload = json.elements("[{\"idTag\":\" ä\\\"€ \\u0000x\"}]").whole().get(0);
        assertEquals(
                new RecordCodec.Read.Value<>(new Authorize.Req(new IdTag(" ä\"€ \u0000X"))),
                codec.read(Authorize.Req.class, payload, Strictness.CALL));
    }

    @Test
    void aTypeIsLookedAtAgainAfterItsBundleLeft() {
        codec.write(new ClearCache.Req());
        codec.forget();
        assertEquals("{}", json.write(codec.write(new ClearCache.Req())));
    }
}
