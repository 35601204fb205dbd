package dev.hotplug.station.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final Stamp AT = new Stamp(Instant.parse("2026-03-01T12:00:00.123Z"), 3, 4711, false);
    private static final ConnectorId ONE = new ConnectorId(1);
    private static final SampledValue CURRENT = new SampledValue(
            new BigDecimal("15.97"), ReadingContext.SAMPLE_CLOCK, Measurand.CURRENT_IMPORT, Optional.of(Phase.L2),
            Location.Outlet, Optional.of(UnitOfMeasure.A));
    private static final SampledValue FREQUENCY = new SampledValue(
            new BigDecimal("50"), ReadingContext.TRIGGER, Measurand.FREQUENCY, Optional.empty(), Location.Inlet, Optional.empty());

    static Stream<TransactionEvent> events() {
        List<SampledValue> values = List.of(CURRENT, FREQUENCY);
        return Stream.of(
                new TransactionStarted("m1", ONE, AT, 7, new IdTag("a|b;c\n\t "), 1234567890123L, OptionalInt.empty()),
                new TransactionStarted("m1", ONE, AT, 7, new IdTag(""), 0, OptionalInt.of(-3)),
                new MeterValuesSampled("m2", ConnectorId.CHARGE_POINT, AT, OptionalLong.empty(), values),
                new MeterValuesSampled("m2", ONE, AT, OptionalLong.of(7), List.of(CURRENT)),
                new TransactionStopped("m3", ONE, AT, 7, Optional.of(new IdTag("x")), 99, Reason.Local, List.of()),
                new TransactionStopped("m3", ONE, AT, 7, Optional.empty(), 99, Reason.PowerLoss, List.of(
                        new TransactionStopped.Sample(AT, values), new TransactionStopped.Sample(AT, List.of(CURRENT)))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatWasWritten_isRead(TransactionEvent event) {
        assertEquals(Optional.of(event), EventCodec.read(EventCodec.write(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void fieldsOfANewerVersion_areIgnored(TransactionEvent event) {
        assertEquals(Optional.of(event), EventCodec.read(EventCodec.write(event).with("brandNew", "value")));
    }

    @Test
    void aKindOfANewerVersion_isNone() {
        assertTrue(EventCodec.read(Fields.of("type", "paused")).isEmpty());
    }

    @Test
    void valuesWithWordsOfANewerVersion_areLeftOut_andExtraPartsIgnored() {
        String text = ValueText.write(List.of(CURRENT)) + "|extra;1|Sample.Clock|Brand.New||Outlet|A";
        assertEquals(List.of(CURRENT), ValueText.read(text));
    }

    @Test
    void aRecordWithoutARequiredField_isDamaged() {
        assertThrows(StoreException.class, () -> EventCodec.read(Fields.of("type", "started")));
    }
}
